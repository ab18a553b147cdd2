namespace Ioc.Metrics.Dossiers;

/// <summary>Identity of a dossier: the unit that handles it and its number there. The same number under another unit is another dossier.</summary>
public readonly record struct DossierKey(string Unit, string Number);
