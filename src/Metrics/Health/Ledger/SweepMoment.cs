using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>What happens at one instant, in the order in which it is applied: an outage that ends at an instant is not open at it.</summary>
internal enum MomentKind
{
    Closes,
    MaintenanceEnds,
    Present,
    Absent,
    MaintenanceBegins,
    Retired,
    Opens,
}

/// <summary>A change of one series at one instant of a sweep.</summary>
internal sealed record SweepMoment(Instant At, MomentKind Kind, SweepSeries Series)
{
    public SweepOutage? Outage { get; init; }

    public void Apply()
    {
        switch (Kind)
        {
            case MomentKind.Closes: Series.Open = null; break;
            case MomentKind.Opens: Series.Open = Outage; break;
            case MomentKind.Present: Series.Present = true; break;
            case MomentKind.Absent: Series.Present = false; break;
            case MomentKind.MaintenanceBegins: Series.Maintained = true; break;
            case MomentKind.MaintenanceEnds: Series.Maintained = false; break;
            default: Series.Retired = true; break;
        }
    }
}

/// <summary>An outage during a sweep, by its place in the series' list; Incident is the one that took it in.</summary>
internal sealed class SweepOutage(SweepSeries owner, int index, Interval counted)
{
    public SweepSeries Owner { get; } = owner;

    public int Index { get; } = index;

    public Interval Counted { get; } = counted;

    public Outage Row => Owner.Series.Outages[Index];

    public SweepIncident? Incident { get; set; }

    public Instant TakenInAt { get; set; }
}

/// <summary>A system-wide or commune-offline incident during a sweep. Held: outages it took in that are still open.</summary>
internal sealed class SweepIncident(IncidentKind kind, string? unit, string? system, Instant opened)
{
    public long Id { get; } = IncidentIds.Of(kind, unit, system, opened);

    public IncidentKind Kind { get; } = kind;

    public string? Unit { get; } = unit;

    public string? System { get; } = system;

    public Instant Opened { get; } = opened;

    public int Held { get; set; }

    public Instant Resolved { get; set; } = Instant.Never;
}
