using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Past;

/// <summary>
/// One local day of the province, from which the figures at any of its instants follow without another read: dossiers that were open in it, sums of the month before it, outages; and what its minutes say of the source.
/// Figures are as known now. Ratings of the day itself count from its end on. Immutable, thread-safe.
/// </summary>
internal sealed class PastDay
{
    private readonly Profile _profile;
    private readonly DossierFacts[][] _facts;
    private readonly List<DayMove>[] _moves;
    private readonly CounterVector[] _month;
    private readonly CounterVector[] _whole;
    private readonly PastHealth _health;
    private readonly PastMinutes _minutes;
    private readonly bool _simulated;

    private PastDay(Profile profile, LocalDay day, PastHealth health, PastMinutes minutes, bool simulated)
    {
        (_profile, Day, _health, _minutes, _simulated) = (profile, day, health, minutes, simulated);
        int units = profile.Units.Count;
        _facts = new DossierFacts[units][];
        _moves = new List<DayMove>[units];
        _month = new CounterVector[units];
        _whole = new CounterVector[units];
    }

    public LocalDay Day { get; }

    public static async Task<PastDay> ReadAsync(IKpiReader reader, IDrillReader drill, PastMinutes minutes, Profile profile, LocalDay day, CancellationToken cancellation)
    {
        LocalDay first = day - (day.Date.Day - 1);
        PastHealth health = await PastHealth.ReadAsync(reader, profile, first.Start, day, cancellation);
        var past = new PastDay(profile, day, health, minutes, (await reader.StateAsync(cancellation)).Simulated == true);
        IReadOnlyDictionary<string, CounterVector> month = await reader.SumsAsync(null, first, day - 1, cancellation);
        IReadOnlyDictionary<string, CounterVector> whole = await reader.SumsAsync(null, day, day, cancellation);
        var deltas = new CounterDeltas();
        foreach (Unit unit in profile.Units)
        {
            IReadOnlyList<NumberedFacts> open = await drill.FactsAsync(unit.Code, new Instant(day.Start.Ticks - 1), day.Last, cancellation);
            past._facts[unit.Index] = [.. open.Select(row => row.Facts)];
            past._moves[unit.Index] = DayMove.Of(past._facts[unit.Index], day, deltas);
            past._month[unit.Index] = month.GetValueOrDefault(unit.Code) ?? new CounterVector();
            past._whole[unit.Index] = whole.GetValueOrDefault(unit.Code) ?? new CounterVector();
        }

        return past;
    }

    /// <summary>The board at an instant of the day, and what was recorded of how complete it was then.</summary>
    public async Task<LiveSnapshot> AtAsync(Instant at, Instant now, CancellationToken cancellation)
    {
        PastMoment moment = await _minutes.AtAsync(at, now, _health.UnobservedAt(at), cancellation);
        var units = new List<UnitLive>(_profile.Units.Count);
        foreach (Unit unit in _profile.Units)
        {
            // Of a moment of which it was not recorded who reported, everybody counts as reporting.
            Instant? arrival = moment.Reporting?.Contains(unit.Code) == false ? null : at;
            units.Add(new UnitLive(unit, Dossiers(unit, at, arrival), _health.PartAt(unit, at)));
        }

        return new LiveSnapshot(at.Ticks, at, moment.Source(at, _simulated), units, _health.OpenAt(at)) { Moment = moment };
    }

    private DossierPart Dossiers(Unit unit, Instant at, Instant? arrival)
    {
        CounterVector today = at >= Day.Last ? _whole[unit.Index].Copy() : Today(unit.Index, at);
        CounterVector month = _month[unit.Index].Copy();
        month.Add(today);
        InstantCounts counts = default;
        foreach (DossierFacts facts in _facts[unit.Index])
        {
            counts += DossierTimeline.At(facts, at).ToCounts();
        }

        return new DossierPart(unit.Code, 0, at.Ticks, at, Day, today, month, counts, arrival);
    }

    private CounterVector Today(int unit, Instant at)
    {
        var today = new CounterVector();
        foreach (DayMove move in _moves[unit])
        {
            if (move.At > at)
            {
                break;
            }

            today[move.Counter] += move.Value;
        }

        return today;
    }
}
