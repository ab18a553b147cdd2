using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>A clock that stands at the report's instant, so that figures depend on the store alone.</summary>
internal sealed class FixedTime(Instant instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => instant.ToLocal();
}
