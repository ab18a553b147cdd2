namespace Ioc.Metrics.Dossiers;

/// <summary>A dossier as stored: its events' history (compact blob, written and read by the history's codec) and the facts whose contribution the counters hold.</summary>
public sealed record DossierRow(DossierKey Key, byte[] History, DossierFacts Facts);
