using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Live;

/// <summary>
/// Sums of each unit's counters by day, of the current and the previous month, kept beside the store so that a live part needs no query.
/// The *Change counters in them are not running sums: the figures at an instant come from the ledger. Not thread-safe.
/// </summary>
public sealed class UnitTotals(IKpiReader reader, TimeProvider time)
{
    private readonly Dictionary<string, Dictionary<LocalDay, CounterVector>> _days = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _lastArrival = new(StringComparer.Ordinal);
    private LocalDay _from;

    private LocalDay Today => Instant.From(time.GetUtcNow()).Day;

    /// <summary>The latest arrival of any accepted event of the unit that is known here.</summary>
    public Instant? LastArrival(string unit) => _lastArrival.TryGetValue(unit, out Instant last) ? last : null;

    /// <summary>Reads what is committed of these units, and when each unit was heard of last, from nothing.</summary>
    public async Task LoadAsync(IReadOnlySet<string> units, CancellationToken cancellation)
    {
        _days.Clear();
        _lastArrival.Clear();
        LocalDay today = Today;
        _from = FirstKept(today);
        for (LocalDay day = _from; units.Count > 0 && day <= today + 1; day += 1)
        {
            foreach ((string unit, CounterVector sums) in await reader.SumsAsync(units, day, day, cancellation).ConfigureAwait(false))
            {
                DaysOf(unit)[day] = sums.Copy();
            }
        }

        foreach ((string unit, Instant last) in await reader.LastArrivalsAsync(cancellation).ConfigureAwait(false))
        {
            _lastArrival[unit] = last;
        }
    }

    /// <summary>Takes over these units from what was loaded apart.</summary>
    public void Take(UnitTotals loaded, IReadOnlySet<string> units)
    {
        Forget(units);
        _from = loaded._from > _from ? loaded._from : _from;
        foreach (string unit in units)
        {
            if (loaded._days.TryGetValue(unit, out Dictionary<LocalDay, CounterVector>? days))
            {
                _days[unit] = days;
            }
        }

        foreach ((string unit, Instant last) in loaded._lastArrival)
        {
            _lastArrival[unit] = Instant.Max(last, _lastArrival.GetValueOrDefault(unit));
        }
    }

    /// <summary>Forgets these units: another keeps them now.</summary>
    public void Forget(IEnumerable<string> units)
    {
        foreach (string unit in units)
        {
            _days.Remove(unit);
        }
    }

    /// <summary>Adds a batch that was committed.</summary>
    public void Add(CommitBatch committed)
    {
        Forget();
        foreach ((CounterKey key, CounterVector delta) in committed.Counters)
        {
            if (key.Day >= _from)
            {
                Dictionary<LocalDay, CounterVector> days = DaysOf(key.Unit);
                if (!days.TryGetValue(key.Day, out CounterVector? sums))
                {
                    days.Add(key.Day, sums = new CounterVector());
                }

                sums.Add(delta);
            }
        }

        foreach ((string unit, Instant last) in committed.LastArrival)
        {
            _lastArrival[unit] = _lastArrival.TryGetValue(unit, out Instant known) ? Instant.Max(known, last) : last;
        }
    }

    /// <summary>The live part of a unit: today's and the calendar month's sums as of the instant, with its figures now.</summary>
    public DossierPart Part(string unit, InstantCounts now, long epoch, long commit, Instant asOf)
    {
        LocalDay today = asOf.Day;
        CounterVector day = new(), month = new();
        foreach ((LocalDay counted, CounterVector sums) in DaysOf(unit))
        {
            if (counted.Date.Year == today.Date.Year && counted.Date.Month == today.Date.Month && counted <= today)
            {
                month.Add(sums);
            }

            if (counted == today)
            {
                day.Add(sums);
            }
        }

        return new DossierPart(unit, epoch, commit, asOf, today, day, month, now, LastArrival(unit));
    }

    /// <summary>The first day of the month before.</summary>
    private static LocalDay FirstKept(LocalDay today)
    {
        DateOnly before = today.Date.AddMonths(-1);
        return LocalDay.Of(before.Year, before.Month, 1);
    }

    private Dictionary<LocalDay, CounterVector> DaysOf(string unit)
    {
        if (!_days.TryGetValue(unit, out Dictionary<LocalDay, CounterVector>? days))
        {
            _days.Add(unit, days = []);
        }

        return days;
    }

    private void Forget()
    {
        LocalDay from = FirstKept(Today);
        if (from <= _from)
        {
            return;
        }

        _from = from;
        foreach (Dictionary<LocalDay, CounterVector> days in _days.Values)
        {
            foreach (LocalDay day in days.Keys)
            {
                if (day < from)
                {
                    days.Remove(day);
                }
            }
        }
    }
}
