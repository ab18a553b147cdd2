using System.Security.Claims;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Which dossiers are asked for: those of a figure, scope and period, narrowed by trait, procedure, field, step and age, now or as seen from an instant of the past. Immutable.</summary>
public sealed record DossierQuestion(Scope Scope, string Figure, DossierTrait Trait, Period Period, string? Procedure, string? Field)
{
    /// <summary>Procedure: none known. Field: of a procedure that the catalogue does not know.</summary>
    public const string Unknown = "-";

    /// <summary>`scope=`: all units of a viewer who sees several.</summary>
    public const string OfMine = "mine";

    /// <summary>The units of a viewer who asked for all of theirs; null: the scope says which.</summary>
    public IReadOnlySet<string>? Mine { get; init; }

    public DossierAge? Age { get; init; }

    public DossierStage? Stage { get; init; }

    /// <summary>Seen from this instant; null: now.</summary>
    public Instant? At { get; init; }

    /// <summary>The longest overdue first.</summary>
    public bool WorstFirst { get; init; }

    public IReadOnlySet<string>? Units => Mine ?? Scope.Units;

    /// <summary>Whether it is less than the whole figure.</summary>
    public bool IsNarrowed => Trait != DossierTrait.Any || Procedure is not null || Field is not null || Age is not null || Stage is not null;

    /// <summary>Whether its figure is one of the past, which no sheet of now holds.</summary>
    public bool IsOfThePast => At is { } at && !Period.IsOver(at);

    /// <summary>Null when it asks for what does not exist or is not the caller's to see. Absent: the province or the caller's units; the backlog; today.</summary>
    public static DossierQuestion? Parse(IReadOnlyDictionary<string, string?> query, ClaimsPrincipal caller, Profile profile, LocalDay today)
    {
        VisibleUnits visible = Visibility.Of(caller);
        string scopeText = Given(query, "scope") ?? OfMine;
        IReadOnlySet<string>? mine = scopeText == OfMine && visible is { Province: false, Only: null } ? visible.Units : null;
        if (scopeText == OfMine)
        {
            scopeText = visible.Province ? "province" : $"commune:{visible.Units!.Order(StringComparer.Ordinal).FirstOrDefault(unit => profile.FindUnit(unit) is not null)}";
        }

        Instant? at = PastInstant.Parse(query.GetValueOrDefault("at"));
        LocalDay day = at is { } past && past.Day < today ? past.Day : today;
        if (LiveScope.Parse(scopeText, profile, out _) is not { } scope
            || !Visibility.MaySee(caller, scope)
            || Catalogue.Find(Given(query, "figure") ?? Catalogue.Backlog.Id) is not { IsOfDossiers: true } figure
            || !TryTrait(query.GetValueOrDefault("only"), out DossierTrait trait)
            || !Period.TryParse(Given(query, "period") ?? "today", day, out Period over)
            || (Given(query, "at") is not null && at is null)
            || (Given(query, "age") is { } age && DossierAge.Parse(age) is null)
            || (Given(query, "stage") is { } stage && DossierStage.Find(stage) is null))
        {
            return null;
        }

        return new DossierQuestion(new Scope(scope.Unit?.Code), figure.Id, trait, over, Given(query, "procedure"), Given(query, "field"))
        {
            Mine = mine,
            Age = DossierAge.Parse(query.GetValueOrDefault("age")),
            Stage = DossierStage.Find(query.GetValueOrDefault("stage")),
            At = at,
            WorstFirst = query.GetValueOrDefault("sort") == "over",
        };
    }

    /// <summary>The instant its figure is of: T of KPIS.md, seen from the past when it asks for that.</summary>
    public Instant InstantOf(Instant now) => Period.At(Seen(now));

    public DossierQuery Query(Profile profile, Instant now, string? cursor, int limit)
    {
        Instant seen = Seen(now), instant = Period.At(seen);
        return new DossierQuery(Units, Figure, Period.First, Period.Last, instant, cursor, limit)
        {
            Filter = IsNarrowed ? Filter(profile, instant.Day) : null,
            Until = seen < now && seen < Period.Last.Last ? seen : null,
            WorstFirst = WorstFirst,
        };
    }

    /// <summary>This question as an address after `?`, with the changes (null takes a part away).</summary>
    public string Address(params (string Name, string? Value)[] changes)
    {
        List<(string Name, string? Value)> parts = Parts();
        foreach ((string Name, string? Value) change in changes)
        {
            parts.RemoveAll(part => part.Name == change.Name);
            parts.Add(change);
        }

        return string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
    }

    /// <summary>Its parts as an address names them; null where it says nothing.</summary>
    public List<(string Name, string? Value)> Parts() =>
    [
        ("scope", Mine is null ? Scope.ToString() : OfMine), ("figure", Figure), ("only", FigureAddress.Write(Trait)), ("period", FigureAddress.Write(Period)), ("procedure", Procedure), ("field", Field),
        ("stage", Stage?.Id), ("age", Age?.ToString()), ("at", At is { } at ? PastInstant.WriteExactly(at) : null), ("sort", WorstFirst ? "over" : null),
    ];

    private Instant Seen(Instant now) => At is { } at && at < now ? at : now;

    private static bool TryTrait(string? text, out DossierTrait trait)
    {
        trait = Enum.GetValues<DossierTrait>().FirstOrDefault(known => FigureAddress.Write(known) == text);
        return string.IsNullOrEmpty(text) || trait != DossierTrait.Any;
    }

    private static string? Given(IReadOnlyDictionary<string, string?> query, string name) => query.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private DossierFilter Filter(Profile profile, LocalDay day)
    {
        (LocalDay? first, LocalDay? last) = Age is { } age ? age.Accepted(day) : ((LocalDay?)null, (LocalDay?)null);
        return new DossierFilter(Procedures(profile), Trait)
        {
            NoneOf = Procedure is null && Field == Unknown ? profile.Procedures.Select(procedure => procedure.Code).ToHashSet(StringComparer.Ordinal) : null,
            Statuses = Stage?.Statuses,
            AcceptedFrom = first,
            AcceptedUpTo = last,
        };
    }

    private HashSet<string>? Procedures(Profile profile) =>
        Procedure is not null ? new HashSet<string>(StringComparer.Ordinal) { Procedure == Unknown ? "" : Procedure }
        : Field is not null and not Unknown ? profile.Procedures.Where(procedure => procedure.FieldVi == Field).Select(procedure => procedure.Code).ToHashSet(StringComparer.Ordinal)
        : null;
}
