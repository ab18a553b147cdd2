using System.Collections.Concurrent;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Past;

/// <summary>What each minute of a day says of the source, and which minutes were lost. Thread-safe.</summary>
internal sealed class PastMinutes
{
    /// <summary>Minutes whose units are kept at most: a page asks twice for its first, before and after it became interactive.</summary>
    private const int MostKept = 64;

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>A series store that does not answer in this time leaves the state of the source unknown; the board itself does not need it.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ITimeSeriesStore _series;
    private readonly Dictionary<Instant, double> _states;
    private readonly Dictionary<Instant, double> _lags;
    private readonly HashSet<Instant> _missed;
    private readonly ConcurrentDictionary<Instant, IReadOnlySet<string>?> _reporting = new();
    private readonly Instant? _last;

    private PastMinutes(ITimeSeriesStore series, Dictionary<Instant, double> states, Dictionary<Instant, double> lags, HashSet<Instant> missed)
    {
        (_series, _states, _lags, _missed) = (series, states, lags, missed);
        _last = states.Count == 0 ? null : states.Keys.Max();
    }

    public static async Task<PastMinutes> ReadAsync(ITimeSeriesStore series, IWaitingMinutes waiting, LocalDay day, CancellationToken cancellation)
    {
        HashSet<Instant> missed = [.. await waiting.GapsAsync(day.Start, day.End, cancellation)];
        return await InTimeAsync(
            async ct => new PastMinutes(series, await OfProvinceAsync(series, SourceFields.State, day, ct), await OfProvinceAsync(series, SourceFields.Lag, day, ct), missed),
            new PastMinutes(series, [], [], missed),
            cancellation);
    }

    /// <summary>What is known of the minute of that instant. A minute that is not over yet is as the last one that is.</summary>
    public async Task<PastMoment> AtAsync(Instant at, Instant now, Instant? unobservedSince, CancellationToken cancellation)
    {
        Instant minute = at.Minute;
        if (now - minute < 3 * _minute && _last is { } last && last < minute && minute - last < 3 * _minute)
        {
            minute = last;
        }

        bool known = _states.TryGetValue(minute, out double state);
        return new PastMoment(
            known ? (SourceCondition)(int)Math.Clamp(state, 0, 2) : null,
            TimeSpan.FromSeconds(_lags.GetValueOrDefault(minute)),
            !known && _missed.Contains(minute),
            unobservedSince,
            known ? await ReportingAsync(minute, cancellation) : null);
    }

    private async Task<IReadOnlySet<string>?> ReportingAsync(Instant minute, CancellationToken cancellation)
    {
        if (_reporting.TryGetValue(minute, out IReadOnlySet<string>? kept) || _series is not IUnitMinutes units)
        {
            return kept;
        }

        IReadOnlyDictionary<string, double>? values = await InTimeAsync(ct => units.UnitsAsync(SourceFields.Reporting, minute, ct)!, null, cancellation);
        if (values is null)
        {
            return null;
        }

        if (_reporting.Count >= MostKept)
        {
            _reporting.Clear();
        }

        return _reporting[minute] = values.Count == 0 ? null : values.Where(unit => unit.Value > 0).Select(unit => unit.Key).ToHashSet(StringComparer.Ordinal);
    }

    private static async Task<Dictionary<Instant, double>> OfProvinceAsync(ITimeSeriesStore series, string field, LocalDay day, CancellationToken cancellation) =>
        (await series.ReadAsync("province", field, day.Start, day.End, _minute, cancellation)).ToDictionary(point => point.Time, point => point.Value);

    private static async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> read, T otherwise, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await read(either.Token).WaitAsync(either.Token);
        }
        catch (Exception problem) when (problem is StoreUnavailableException or StoreRefusedException or HttpRequestException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return otherwise;
        }
    }
}
