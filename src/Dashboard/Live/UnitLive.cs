using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Live;

/// <summary>The latest parts of one unit; null until one came. Immutable.</summary>
public sealed record UnitLive(Unit Unit, DossierPart? Dossiers, HealthPart? Health);
