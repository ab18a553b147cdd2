using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// Handing a dossier over as events (KPIS.md, Handing over; CONTRACTS.md, Events): the taking unit gets every status that holds at the giving one, as its source said it, and goes on from there;
/// at the giving one a last status closes the dossier. JSON as any source could send it. Thread-safe.
/// </summary>
public static class HandOverEvents
{
    /// <summary>Nothing comes after it, whatever the source still sends.</summary>
    private const long Last = long.MaxValue;

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The dossier's statuses, repeated for the unit that takes it over at the instant.</summary>
    public static IReadOnlyList<byte[]> Taking(DossierKey dossier, DossierHistory history, string successor, Instant at)
    {
        var events = new List<byte[]>();
        foreach (ref readonly DossierEvent item in history.Sequences)
        {
            events.Add(Write(dossier, item, successor, at));
        }

        return events;
    }

    /// <summary>The status that closes it at the unit that hands it over at the instant.</summary>
    public static byte[] Giving(DossierKey dossier, DossierHistory history, string successor, Instant at)
    {
        bool simulated = history.Sequences[^1].Source.StartsWith("/sim/", StringComparison.Ordinal);
        return Write(simulated ? "/sim/ioc/hand-over" : "/ioc/hand-over", dossier, Last, at, json =>
        {
            json.WriteString("commune", dossier.Unit);
            json.WriteString("dossier", dossier.Number);
            json.WriteNumber("sequence", Last);
            json.WriteString("status", EventWords.Name(DossierStatus.Stopped));
            json.WriteString("at", at.ToString());
            json.WriteString("handedOverTo", successor);
        });
    }

    private static byte[] Write(DossierKey dossier, DossierEvent item, string successor, Instant at) => Write(item.Source, dossier, item.Sequence, at, json =>
    {
        json.WriteString("commune", successor);
        json.WriteString("dossier", dossier.Number);
        json.WriteNumber("sequence", item.Sequence);
        json.WriteString("status", EventWords.Name(item.Status));
        json.WriteString("at", item.At.ToString());
        Text("procedure", item.Procedure);
        Text("channel", EventWords.Name(item.Channel));
        Flag("fullyOnline", item.FullyOnline);
        Flag("outsideArea", item.OutsideArea);
        Text("dueAt", item.DueAt is { } due && !Promise.IsNoDate(due) ? due.ToString() : null);
        Text("acceptedAt", item.AcceptedAt?.ToString());
        Flag("digitizedComponents", item.DigitizedComponents);
        Flag("digitizedResult", item.DigitizedResult);
        Text("payment", EventWords.Name(item.Payment));
        json.WriteString("takenOverFrom", dossier.Unit);
        json.WriteString("takenOverAt", at.ToString());

        void Text(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                json.WriteString(name, value);
            }
        }

        void Flag(string name, bool? value)
        {
            if (value is { } known)
            {
                json.WriteBoolean(name, known);
            }
        }
    });

    private static byte[] Write(string source, DossierKey dossier, long sequence, Instant at, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"hand-over/{dossier.Unit}/{dossier.Number}/{sequence}/{at.Ticks}"));
            json.WriteString("source", source);
            json.WriteString("type", EventWords.Name(EventKind.DossierStatus));
            json.WriteString("time", at.ToString());
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
