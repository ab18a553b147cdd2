using System.Security.Claims;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Which dossiers are asked for: those of a figure, scope and period, narrowed by trait, procedure and field. Immutable.</summary>
public sealed record DossierQuestion(Scope Scope, string Figure, DossierTrait Trait, Period Period, string? Procedure, string? Field)
{
    /// <summary>Null when it asks for what does not exist or is not the caller's to see. Absent: the province or the caller's first unit; the backlog; today.</summary>
    public static DossierQuestion? Parse(IReadOnlyDictionary<string, string?> query, ClaimsPrincipal caller, Profile profile, LocalDay today)
    {
        VisibleUnits visible = Visibility.Of(caller);
        string scopeText = query.GetValueOrDefault("scope") is { Length: > 0 } given ? given
            : visible.Province ? "province"
            : $"commune:{visible.Units!.Order(StringComparer.Ordinal).FirstOrDefault()}";
        string figure = query.GetValueOrDefault("figure") is { Length: > 0 } named ? named : "backlog";
        string period = query.GetValueOrDefault("period") is { Length: > 0 } days ? days : "today";
        return LiveScope.Parse(scopeText, profile, out _) is { } scope && Visibility.MaySee(caller, scope)
            && DossierFigures.TryParse(figure, out _) && TryTrait(query.GetValueOrDefault("only"), out DossierTrait trait) && Period.TryParse(period, today, out Period over)
            ? new DossierQuestion(new Scope(scope.Unit?.Code), figure, trait, over, Given(query, "procedure"), Given(query, "field"))
            : null;
    }

    public DossierQuery Query(Profile profile, Instant now, string? cursor, int limit) => new(Scope.Units, Figure, Period.First, Period.Last, Period.At(now), cursor, limit)
    {
        Filter = Trait == DossierTrait.Any && Procedure is null && Field is null ? null : new DossierFilter(Procedures(profile), Trait),
    };

    /// <summary>The trait as an address says it.</summary>
    public static string? Write(DossierTrait trait) => trait switch
    {
        DossierTrait.Late => "late",
        DossierTrait.DigitizedComponents => "digitized-components",
        DossierTrait.DigitizedResult => "digitized-result",
        DossierTrait.Paid => "paid",
        DossierTrait.PaidOnline => "paid-online",
        _ => null,
    };

    /// <summary>This question as an address after `?`, with the changes (null takes a part away).</summary>
    public string Address(params (string Name, string? Value)[] changes)
    {
        var parts = new List<(string Name, string? Value)>
        {
            ("scope", Scope.ToString()), ("figure", Figure), ("only", Write(Trait)), ("period", FigureAddress.Write(Period)), ("procedure", Procedure), ("field", Field),
        };
        foreach ((string Name, string? Value) change in changes)
        {
            parts.RemoveAll(part => part.Name == change.Name);
            parts.Add(change);
        }

        return string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
    }

    private static bool TryTrait(string? text, out DossierTrait trait)
    {
        trait = Enum.GetValues<DossierTrait>().FirstOrDefault(known => Write(known) == text);
        return string.IsNullOrEmpty(text) || trait != DossierTrait.Any;
    }

    private static string? Given(IReadOnlyDictionary<string, string?> query, string name) => query.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private HashSet<string>? Procedures(Profile profile) =>
        Procedure is not null ? new HashSet<string>(StringComparer.Ordinal) { Procedure }
        : Field is not null ? profile.Procedures.Where(procedure => procedure.FieldVi == Field).Select(procedure => procedure.Code).ToHashSet(StringComparer.Ordinal)
        : null;
}
