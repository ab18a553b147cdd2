using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Ioc.Ingest.Hosting;

/// <summary>
/// Listens to our meters (`ioc.*`) and the server's own, and writes them as Prometheus text (format 0.0.4). Counters are sums since
/// the start; histograms are given as count and sum. Thread-safe.
/// </summary>
public sealed class MetricsText : IDisposable
{
    private static readonly string[] ServerMeters = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime"];

    private readonly MeterListener _listener = new();
    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public MetricsText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            string meter = instrument.Meter.Name;
            if (meter.StartsWith("ioc.", StringComparison.Ordinal) || ServerMeters.Contains(meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
    }

    /// <summary>Begins to listen; what was measured before is not known.</summary>
    public void Listen() => _listener.Start();

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        lock (_gate)
        {
            foreach ((string name, Family family) in _families)
            {
                family.Write(text, name);
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = Labels(tags);
        lock (_gate)
        {
            string name = instrument.Name.Replace('.', '_').Replace('-', '_') + Suffix(instrument);
            if (!_families.TryGetValue(name, out Family? family))
            {
                _families[name] = family = new Family(instrument);
            }

            family.Add(labels, value);
        }
    }

    private static string Suffix(Instrument instrument) => instrument switch
    {
        Histogram<double> or Histogram<int> or Histogram<long> => instrument.Unit == "s" ? "_seconds" : "",
        _ when Family.IsCounter(instrument) => "_total",
        _ => instrument.Unit == "s" ? "_seconds" : "",
    };

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var labels = new StringBuilder("{");
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            string value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            labels.Append(labels.Length > 1 ? "," : "").Append(tag.Key.Replace('.', '_').Replace('-', '_')).Append("=\"")
                .Append(value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal))
                .Append('"');
        }

        return labels.Append('}').ToString();
    }

    private sealed class Family(Instrument instrument)
    {
        private readonly SortedDictionary<string, (double Value, long Count)> _values = new(StringComparer.Ordinal);

        public static bool IsCounter(Instrument instrument) => instrument.GetType().Name is "Counter`1" or "ObservableCounter`1";

        /// <summary>Observed values replace, measured ones add up; an up-down counter adds up but may fall.</summary>
        public void Add(string labels, double value)
        {
            (double before, long count) = _values.GetValueOrDefault(labels);
            _values[labels] = (instrument.IsObservable || instrument.GetType().Name == "Gauge`1" ? value : before + value, count + 1);
        }

        public void Write(StringBuilder text, string name)
        {
            bool histogram = instrument.GetType().Name == "Histogram`1";
            text.Append("# HELP ").Append(name).Append(' ').Append((instrument.Description ?? instrument.Name).ReplaceLineEndings(" ")).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(histogram ? "summary" : IsCounter(instrument) ? "counter" : "gauge").Append('\n');
            foreach ((string labels, (double value, long count)) in _values)
            {
                Line(text, histogram ? name + "_sum" : name, labels, value);
                if (histogram)
                {
                    Line(text, name + "_count", labels, count);
                }
            }
        }

        private static void Line(StringBuilder text, string name, string labels, double value) =>
            text.Append(name).Append(labels).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}
