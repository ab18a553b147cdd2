using System.Text;
using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Addresses of the dossiers behind a figure, and of one dossier. Every figure of every page leads there.</summary>
public static class FigureAddress
{
    /// <summary>
    /// Figure: id of a tile or column, or name on the sheet. Period as the API takes it (`today`, `2025-11`, `2025-10-01..2025-10-31`).
    /// Null when no dossiers make it up.
    /// </summary>
    public static string? Of(string figure, Scope scope, string period, string? procedure = null, string? field = null)
    {
        if (FigureDossiers.Of(figure) is not [{ } first, ..])
        {
            return null;
        }

        var address = new StringBuilder("/dossiers?scope=").Append(Uri.EscapeDataString(scope.ToString()))
            .Append("&figure=").Append(first.Figure);
        Add(address, "only", first.Trait == Metrics.Dossiers.DossierTrait.Any ? null : DossierQuestion.Write(first.Trait));
        Add(address, "of", FigureDossiers.Of(figure).Count > 1 ? figure : null);
        Add(address, "period", period);
        Add(address, "procedure", procedure);
        Add(address, "field", field);
        return address.ToString();
    }

    /// <summary>As the other; days as a range, a single day or a whole month in their short form.</summary>
    public static string? Of(string figure, Scope scope, Period period, string? procedure = null, string? field = null) =>
        Of(figure, scope, Write(period), procedure, field);

    public static string OfDossier(string unit, string number) => $"/dossiers/{Uri.EscapeDataString(unit)}/{Uri.EscapeDataString(number)}";

    /// <summary>The period as an address says it.</summary>
    public static string Write(Period period) =>
        period.First == period.Last ? period.First.ToString()
        : Period.MonthOf(period.First) is var month && month.First == period.First && month.Last == period.Last ? period.First.ToString()[..7]
        : period.ToString();

    private static void Add(StringBuilder address, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
