using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Operations.Alerts;

/// <summary>What an open alert knows of one unit: since when it is part of it, and when messages told of it. Told null: not yet.</summary>
public readonly record struct AlertMember(Instant Joined, Instant? Told);

/// <summary>An alert that is not over. Units: those that fire now; empty: the province. Times are of the province's clock.</summary>
public sealed record OpenAlert(string Rule, Instant Since, Instant RaisedAt, IReadOnlyList<string> Units, double Value)
{
    /// <summary>Key of the province among the members.</summary>
    public const string Province = "";

    private static readonly Dictionary<string, AlertMember> Nobody = new(StringComparer.Ordinal);

    /// <summary>Row of the store; 0: not stored yet.</summary>
    public long Id { get; init; }

    /// <summary>Each unit that fires now (<see cref="Province"/> for the province).</summary>
    public IReadOnlyDictionary<string, AlertMember> Members { get; init; } = Nobody;

    /// <summary>When it was last sent because units were new to it. Null: never sent.</summary>
    public Instant? NotifiedAt { get; init; }

    public Instant? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public Instant? EscalatedAt { get; init; }

    /// <summary>How often it was sent again since it last told of new units.</summary>
    public int Escalations { get; init; }

    /// <summary>Whether somebody took it as it is now: units that joined later are not covered.</summary>
    public bool IsAcknowledged => AcknowledgedAt is not null && Members.Keys.All(Covers);

    /// <summary>Units that joined after somebody took it.</summary>
    public int JoinedSince => AcknowledgedAt is null ? 0 : Members.Keys.Count(unit => !Covers(unit));

    /// <summary>Whether the acknowledgement is about this unit too.</summary>
    public bool Covers(string unit) => AcknowledgedAt is { } at && (!Members.TryGetValue(unit, out AlertMember member) || member.Joined <= at);

    /// <summary>What a viewer sees of it: whoever is limited to units sees those units; an alert of the province not at all. Null: nothing of it.</summary>
    public OpenAlert? SeenBy(VisibleUnits visible) =>
        visible.Province ? this
        : visible.Of(Units, unit => unit) is { Count: > 0 } units ? Of(units)
        : null;

    /// <summary>As it is for whoever may see these of its units alone.</summary>
    public OpenAlert Of(IReadOnlyList<string> units) => this with
    {
        Units = units,
        Members = Members.Where(member => units.Contains(member.Key)).ToDictionary(StringComparer.Ordinal),
    };
}
