using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles;

/// <summary>A planned window in which a system, or a commune, is neither down nor monitored. Null commune or system: all.</summary>
public sealed record MaintenanceWindow(string? Commune, string? System, Instant From, Instant To, string Reason);
