using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Kpis;

/// <summary>Which units a list holds: communes, provincial units, or all; ranks are among them.</summary>
public enum UnitChoice : byte
{
    Communes,
    Provincial,
    All,
}

/// <summary>How the choice is written over the API, and what it holds.</summary>
public static class UnitChoices
{
    /// <summary>Parses `commune`, `unit`, `all`.</summary>
    public static bool TryParse(string? text, out UnitChoice choice)
    {
        choice = text switch
        {
            "unit" => UnitChoice.Provincial,
            "all" => UnitChoice.All,
            _ => UnitChoice.Communes,
        };
        return text is "commune" or "unit" or "all";
    }

    public static bool Holds(this UnitChoice choice, UnitKind kind) =>
        choice == UnitChoice.All || (kind == UnitKind.Commune) == (choice == UnitChoice.Communes);
}
