using System.Security.Cryptography;
using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Health;

/// <summary>One health report as a sender would make it. Interval 0: not carried.</summary>
public sealed record Report(int Commune, string System, Instant At, HealthStatus Status, int Interval = 0)
{
    public Instant Time { get; init; } = At;

    public string Id { get; init; } = $"{Commune}-{System}-{At.Ticks}-{Status}";

    /// <summary>When it reached us.</summary>
    public Instant Arrived { get; init; } = At;

    public DecodedEvent Event(Profile profile)
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"{Commune}|{System}|{At.Ticks}|{Time.Ticks}|{Status}|{Interval}|{Id}");
        var decoded = new DecodedEvent
        {
            Kind = EventKind.SystemHealth,
            Source = "/test",
            Id = Encoding.UTF8.GetBytes(Id),
            Time = Time,
            RecordedAt = Arrived,
            Bytes = bytes,
            Unit = profile.Units[Commune - 1],
            System = profile.Systems.Single(s => s.Id == System),
            At = At,
            Health = Status,
            IntervalSeconds = Interval,
            LatencyMs = 20,
        };
        SHA256.HashData(bytes, decoded.Sha256);
        return decoded;
    }
}
