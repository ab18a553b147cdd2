using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>A status that a planned dossier reaches; its position is its sequence less one.</summary>
internal readonly record struct DossierStep(DossierStatus Status, Instant At);
