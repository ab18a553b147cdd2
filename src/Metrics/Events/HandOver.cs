using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>A dossier's change of hands as an event carries it (KPIS.md, Handing over). Unit: code of the other unit. TakenOverAt: the dossier came from there, at that instant; null: it goes there.</summary>
public readonly record struct HandOver(string Unit, Instant? TakenOverAt);
