using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Addresses of the dossiers behind a figure, the same period and filter.</summary>
public static class DossierLinks
{
    /// <summary>Period as the API takes it. At: the instant of the past that a page shows; null: now.</summary>
    public static string Of(string? unit, string figure, Period period, string? procedure = null)
    {
        string days = period.First == period.Last ? period.First.ToString() : period.ToString();
        string scope = unit is null ? "province" : $"commune:{Uri.EscapeDataString(unit)}";
        return $"/dossiers?scope={scope}&figure={figure}&period={days}" + (procedure is null ? string.Empty : $"&procedure={Uri.EscapeDataString(procedure)}");
    }

    /// <summary>Address of one dossier's page.</summary>
    public static string Dossier(string unit, string number) => $"/dossiers/{Uri.EscapeDataString(unit)}/{Uri.EscapeDataString(number)}";
}
