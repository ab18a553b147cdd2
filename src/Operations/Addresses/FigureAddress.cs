using System.Text;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Addresses;

/// <summary>Addresses of the dossiers behind a figure, and of one dossier. Every figure of every page leads there.</summary>
public static class FigureAddress
{
    /// <summary>
    /// Figure: id of a tile or column, or name on the sheet. Period as the API takes it (`today`, `2025-11`, `2025-10-01..2025-10-31`).
    /// At: the instant of the past it is seen from. Null when no dossiers make it up.
    /// </summary>
    public static string? Of(string figure, Scope scope, string period, string? procedure = null, string? field = null, Instant? at = null) =>
        Narrowed(figure, scope.ToString(), period, at, ("procedure", procedure), ("field", field));

    /// <summary>As the other; days as a range, a single day or a whole month in their short form.</summary>
    public static string? Of(string figure, Scope scope, Period period, string? procedure = null, string? field = null, Instant? at = null) =>
        Of(figure, scope, Write(period), procedure, field, at);

    /// <summary>As the others; scope as an address says it, narrowed by further parts (the question of a list of dossiers).</summary>
    public static string? Narrowed(string figure, string scope, string period, Instant? at, params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        IReadOnlyList<FigurePart> counts = FigureDossiers.Of(figure);
        if (counts is not [{ } first, ..])
        {
            return null;
        }

        var address = new StringBuilder("/dossiers?scope=").Append(Uri.EscapeDataString(scope)).Append("&figure=").Append(first.Figure);
        Add(address, "only", first.Trait == DossierTrait.Any ? null : Write(first.Trait));
        Add(address, "of", counts.Count > 1 ? figure : null);
        Add(address, "period", period);
        foreach ((string name, string? value) in parts)
        {
            Add(address, name, value);
        }

        Add(address, "at", at is { } past ? PastInstant.WriteExactly(past) : null);
        return address.ToString();
    }

    /// <summary>Where a figure of systems leads: outages to the incidents of the unit (null: of all), availability to the systems. Null for any other figure.</summary>
    public static string? OfSystems(string figure, string? unit, Instant? at = null)
    {
        string? past = at is { } instant ? "at=" + Uri.EscapeDataString(PastInstant.WriteExactly(instant)) : null;
        string? of = unit is null ? null : Uri.EscapeDataString(unit);
        return figure switch
        {
            "outages" or "outagesOpen" => of is null ? Joined("/incidents", past) : Joined("/incidents?unit=" + of, past),
            "availability" or "ownAvailability" => of is null ? Joined("/systems", past) : Joined("/communes/" + of, past) + "#s-systems",
            _ => null,
        };
    }

    /// <summary>The page of one dossier. What a path cannot carry whole on its way (`..`, a slash, a blank at the end) stands in the query.</summary>
    public static string OfDossier(string unit, string number) =>
        $"/dossiers/{Uri.EscapeDataString(unit)}{(IsPathSegment(number) ? "/" : "?number=")}{Uri.EscapeDataString(number)}";

    private static bool IsPathSegment(string number) => number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && number.Trim('.').Length > 0;

    /// <summary>The period as an address says it.</summary>
    public static string Write(Period period) =>
        period.First == period.Last ? period.First.ToString()
        : Period.MonthOf(period.First) is var month && month.First == period.First && month.Last == period.Last ? period.First.ToString()[..7]
        : period.ToString();

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

    private static string Joined(string address, string? part) =>
        part is null ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + part;

    private static void Add(StringBuilder address, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
