using System.Security.Cryptography;

namespace Ioc.Reports.Figures;

/// <summary>Figures with their canonical JSON and the keys of the dossiers behind them.</summary>
public sealed record MadeFigures(ReportFigures Figures, byte[] Json, DossierKeys Keys)
{
    /// <summary>SHA-256 (hex) of the canonical JSON, which holds the keys' own: it stands for the whole.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Json));
}
