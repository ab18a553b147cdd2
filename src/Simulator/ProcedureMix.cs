using Ioc.Metrics.Profiles;

namespace Ioc.Simulator;

/// <summary>Procedures by how often they are asked for, apart for communes and provincial units.</summary>
internal sealed class ProcedureMix
{
    /// <summary>A code that no profile has: sources send such now and then, and data quality must show it.</summary>
    private static readonly Procedure Unknown = new() { Code = "9.000001", NameVi = "", FieldVi = "" };

    private readonly (Procedure[] Procedures, double[] UpTo) communes;
    private readonly (Procedure[] Procedures, double[] UpTo) province;

    public ProcedureMix(Profile profile)
    {
        communes = Mix(profile, p => p.ByCommunes);
        province = Mix(profile, p => p.ByProvince);
    }

    public Procedure Pick(ref Dice dice, Unit unit)
    {
        if (dice.Chance(0.0005))
        {
            return Unknown;
        }

        (Procedure[] procedures, double[] upTo) = unit.Kind == UnitKind.Commune ? communes : province;
        int found = Array.BinarySearch(upTo, dice.Between(0, upTo[^1]));
        return procedures[Math.Min(found >= 0 ? found + 1 : ~found, procedures.Length - 1)];
    }

    private static (Procedure[] Procedures, double[] UpTo) Mix(Profile profile, Func<Procedure, bool> which)
    {
        Procedure[] some = [.. profile.Procedures.Where(which)];
        Procedure[] procedures = some.Length > 0 ? some : profile.Procedures.Count > 0 ? [.. profile.Procedures] : [Unknown];
        bool weighted = procedures.Any(p => p.Weight > 0);
        double sum = 0;
        return (procedures, [.. procedures.Select(p => sum += weighted ? p.Weight : 1)]);
    }
}
