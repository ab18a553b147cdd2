using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Time;

/// <summary>Where an instant stands among minutes.</summary>
public sealed class InstantTests
{
    [Theory]
    [InlineData("2025-10-20T09:30:00+07:00", "2025-10-20T09:30:00+07:00")]
    [InlineData("2025-10-20T09:30:59.9999999+07:00", "2025-10-20T09:30:00+07:00")]
    [InlineData("2025-10-19T17:00:00.0000001Z", "2025-10-20T00:00:00+07:00")]
    [InlineData("2025-10-19T16:59:59Z", "2025-10-19T23:59:00+07:00")]
    public void Minute_starts_at_its_first_tick_and_holds_up_to_the_next(string at, string start) => Instant.Parse(at).Minute.ShouldBe(Instant.Parse(start));

    [Fact]
    public void Start_of_a_minute_is_its_own()
    {
        Instant minute = Instant.Parse("2025-10-20T09:30:17+07:00").Minute;
        minute.Minute.ShouldBe(minute);
    }
}
