namespace Ioc.Reports.Figures;

/// <summary>A dossier that a report counted: in which figures (bit n: the n-th of <see cref="DossierKeys.FigureNames"/>), under which procedure (empty: none was named).</summary>
public readonly record struct CountedDossier(string Unit, string Number, long Bits, string Procedure);
