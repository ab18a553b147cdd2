using System.Text;
using Ioc.Metrics;
using Ioc.Metrics.Profiles;

namespace Ioc.Ingest.National;

/// <summary>Finds units by what the national synchronisation calls them: identification codes (`dossier_prefix` of units.csv), the profile's codes, names. Immutable, thread-safe.</summary>
internal sealed class NationalUnits
{
    private static readonly string[] _committees = ["ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân "];

    private readonly Dictionary<string, Unit?> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit?> _byName = new(StringComparer.Ordinal);

    public NationalUnits(Profile profile)
    {
        foreach (Unit unit in profile.Units)
        {
            Add(_byCode, IdentificationCode.Normal(unit.DossierPrefix ?? ""), unit);
            Add(_byName, Name(unit.NameVi), unit);
        }

        // A code of the profile names its unit where no identification code is the same.
        foreach (Unit unit in profile.Units)
        {
            _byCode.TryAdd(IdentificationCode.Normal(unit.Code), unit);
        }
    }

    /// <summary>
    /// The unit of a dossier: by what stands before the first hyphen of its number, else by the sender's code, else by the processing unit's code or name. The number comes first because
    /// a dossier and its course both have it. Null: none names one unit.
    /// </summary>
    public Unit? Find(string number, string sender, string processing) =>
        OfCode(number.Split('-')[0]) ?? OfCode(sender) ?? OfCode(processing) ?? _byName.GetValueOrDefault(Name(processing));

    private Unit? OfCode(string code) => IdentificationCode.Normal(code) is { Length: > 0 } normal ? _byCode.GetValueOrDefault(normal) : null;

    /// <summary>A name of two units names none.</summary>
    private static void Add(Dictionary<string, Unit?> units, string name, Unit unit)
    {
        if (name.Length > 0 && !units.TryAdd(name, unit))
        {
            units[name] = null;
        }
    }

    /// <summary>In small letters, with single blanks, without "UBND" in front.</summary>
    private static string Name(string written)
    {
        string name = string.Join(' ', NormalForm.Of(written, NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return _committees.FirstOrDefault(committee => name.StartsWith(committee, StringComparison.Ordinal)) is { } committee ? name[committee.Length..] : name;
    }
}
