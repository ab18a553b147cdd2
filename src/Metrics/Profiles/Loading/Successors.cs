namespace Ioc.Metrics.Profiles.Loading;

/// <summary>
/// Who goes on with a unit's dossiers after its last day (KPIS.md, A unit that ends): a unit that is there then. Each error names the unit and what to do. Since a successor ends
/// later than its unit, none of a chain comes again; a ring of successors is named as what it is.
/// </summary>
internal static class Successors
{
    public static void Check(IReadOnlyList<(Unit Unit, CsvRow Row)> units)
    {
        var known = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach ((Unit unit, _) in units)
        {
            known.TryAdd(unit.Code, unit);
        }

        foreach ((Unit unit, CsvRow row) in units.Where(entry => entry.Unit.Successor is not null))
        {
            if (Problem(unit, known) is { } problem)
            {
                row.Error(problem);
            }

            if (unit.ValidTo is null)
            {
                row.Error($"{unit.Code} has a successor ({unit.Successor}) and no valid_to: give its last day, or leave successor blank");
            }
        }
    }

    /// <summary>Null: none, or it is told of another unit of the same ring.</summary>
    private static string? Problem(Unit unit, Dictionary<string, Unit> known)
    {
        if (unit.Successor == unit.Code)
        {
            return $"{unit.Code} is its own successor: name the unit that goes on with its dossiers, or leave successor blank";
        }

        if (!known.TryGetValue(unit.Successor!, out Unit? successor))
        {
            return $"successor {unit.Successor} of {unit.Code} does not exist: correct the code, or add that unit";
        }

        if (Ring(unit, known) is { } ring)
        {
            return ring.All(other => unit.Index <= other.Index)
                ? $"{string.Join(", ", ring.Select(other => other.Code))} are each other's successors: leave successor blank at the one that goes on, and valid_to where it has not ended"
                : null;
        }

        return unit.ValidTo is { } last && successor.ValidTo <= last
            ? $"successor {successor.Code} of {unit.Code} ended on {successor.ValidTo}, not after {unit.Code} ({last}): name the unit that goes on with its dossiers, or correct valid_to"
            : null;
    }

    /// <summary>The units from this one along their successors back to it; null: it is not come back to.</summary>
    private static List<Unit>? Ring(Unit unit, Dictionary<string, Unit> known)
    {
        var ring = new List<Unit> { unit };
        while (ring[^1].Successor is { } code && known.TryGetValue(code, out Unit? next))
        {
            if (next.Code == unit.Code)
            {
                return ring;
            }

            if (ring.Count == known.Count)
            {
                return null; // it goes round elsewhere
            }

            ring.Add(next);
        }

        return null;
    }
}
