using System.Globalization;
using Ioc.Metrics.Profiles;

namespace Ioc.Resources;

/// <summary>
/// Names of units and systems in the reader's language: the one place that chooses. A commune has a proper name, which no language
/// translates, so most have no English one. What the profile does not hold (any more) stays with its code.
/// </summary>
public static class ProfileNames
{
    public static string NameIn(this Unit unit, Language language) => language == Language.English ? unit.NameEn ?? unit.NameVi : unit.NameVi;

    public static string NameIn(this GovernmentSystem system, Language language) => language == Language.English ? system.NameEn : system.NameVi;

    /// <summary>Units to choose from: communes first, then the kinds of others, each in the order of names.</summary>
    public static IEnumerable<Unit> InOrder(this IEnumerable<Unit> units, Language language) =>
        units.OrderBy(unit => unit.Kind).ThenBy(unit => unit.NameIn(language), NameOrder.Comparer).ThenBy(unit => unit.Code, StringComparer.Ordinal);

    /// <summary>Empty for no code.</summary>
    public static string Unit(this Profile profile, string? code, Language language) => code is null ? string.Empty : profile.FindUnit(code)?.NameIn(language) ?? code;

    /// <summary>Empty for no id.</summary>
    public static string System(this Profile profile, string? id, Language language) => id is null ? string.Empty : profile.FindSystem(id)?.NameIn(language) ?? id;

    /// <summary>That a unit ended, when, and who took it over; empty for one without a last day.</summary>
    public static string EndOf(this Profile profile, Unit unit, Texts texts) => unit.ValidTo is not { } last ? string.Empty
        : unit.Successor is { } successor ? string.Format(CultureInfo.InvariantCulture, texts.Ended.For, texts.Formats.Day(last), profile.Unit(successor, texts.Language))
        : string.Format(CultureInfo.InvariantCulture, texts.Ended.Alone, texts.Formats.Day(last));

    public static string ProvinceIn(this Profile profile, Language language) => language == Language.English ? profile.ProvinceNameEn : profile.ProvinceNameVi;
}
