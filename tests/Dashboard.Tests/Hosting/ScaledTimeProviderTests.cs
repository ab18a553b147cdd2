using Ioc.Dashboard.Simulation;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Hosting;

public sealed class ScaledTimeProviderTests
{
    private readonly FakeClock _real = new(Instant.Parse("2025-11-03T08:00:00+07:00"));

    [Fact]
    public void Clock_starts_at_the_real_time_and_runs_as_many_times_as_fast()
    {
        var scaled = new ScaledTimeProvider(_real, 60);
        _real.Advance(TimeSpan.FromMinutes(2));
        Instant.From(scaled.GetUtcNow()).ShouldBe(Instant.Parse("2025-11-03T10:00:00+07:00"));
        scaled.GetElapsedTime(0).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void Delay_shrinks_with_the_speed()
    {
        var scaled = new ScaledTimeProvider(_real, 60);
        Task hour = Task.Delay(TimeSpan.FromHours(1), scaled);
        _real.Advance(TimeSpan.FromSeconds(59));
        hour.IsCompleted.ShouldBeFalse();
        _real.Advance(TimeSpan.FromSeconds(2));
        hour.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Jump_of_the_real_clock_does_not_move_it()
    {
        var scaled = new ScaledTimeProvider(_real, 60);
        _real.Now -= TimeSpan.FromHours(1);
        Instant.From(scaled.GetUtcNow()).ShouldBe(Instant.Parse("2025-11-03T08:00:00+07:00"));
    }
}
