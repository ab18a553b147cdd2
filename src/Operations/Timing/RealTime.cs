namespace Ioc.Operations.Timing;

/// <summary>
/// The clock on the wall, never scaled by --speed: sessions, links and the pace of the hub run by it. The province's figures
/// run by the injected <see cref="TimeProvider"/>.
/// </summary>
public sealed class RealTime(TimeProvider provider)
{
    public TimeProvider Provider { get; } = provider;

    public DateTimeOffset Now => Provider.GetUtcNow();

    /// <summary>Unix milliseconds.</summary>
    public long Milliseconds => Now.ToUnixTimeMilliseconds();
}
