using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Events;

public class Rfc3339Tests
{
    [Theory]
    [InlineData("2025-11-03T08:15:02Z", "2025-11-03T08:15:02Z")]
    [InlineData("2025-11-03t08:15:02z", "2025-11-03T08:15:02Z")]
    [InlineData("2025-11-03T08:15:02-00:00", "2025-11-03T08:15:02Z")]
    [InlineData("2025-11-03T08:15:02.1+07:00", "2025-11-03T01:15:02.1Z")]
    [InlineData("2025-11-03T08:15:02.12345678999999999999999999999+07:00", "2025-11-03T01:15:02.1234567Z")]
    [InlineData("2024-02-29T23:59:59+05:45", "2024-02-29T18:14:59Z")]
    public void Reads(string text, string same) => Parse(text).ShouldBe(Instant.Parse(same));

    [Theory]
    [InlineData("")]
    [InlineData("2025-11-03")]
    [InlineData("2025-11-03T08:15:02")]
    [InlineData("2025-11-03T08:15Z")]
    [InlineData("2025-11-03 08:15:02Z")]
    [InlineData("2025-11-03T08:15:60Z")]
    [InlineData("2025-11-03T24:00:00Z")]
    [InlineData("2025-11-03T08:15:02.Z")]
    [InlineData("2025-11-03T08:15:02,5Z")]
    [InlineData("2025-11-03T08:15:02+0700")]
    [InlineData("2025-11-03T08:15:02+24:00")]
    [InlineData("2025-11-03T08:15:02+07:60")]
    [InlineData("2025-11-03T08:15:02+07:00 ")]
    [InlineData(" 2025-11-03T08:15:02Z")]
    [InlineData("2025-02-29T08:15:02Z")]
    [InlineData("2025-00-10T08:15:02Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2025-1-03T08:15:02Z0")]
    public void Refuses(string text) => Parse(text).ShouldBeNull();

    [Fact]
    public void Agrees_with_the_framework_on_every_offset_and_century()
    {
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++)
        {
            var at = new DateTimeOffset(new DateTime(random.NextInt64(DateTime.MinValue.AddDays(2).Ticks, DateTime.MaxValue.AddDays(-2).Ticks)), TimeSpan.FromMinutes(random.Next(-839, 840)));
            Parse(at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Instant.From(at));
        }
    }

    [Fact]
    public void The_ends_of_time_can_be_written_and_have_a_day()
    {
        Instant last = Parse("9999-12-31T23:59:59-23:59")!.Value;
        Instant first = Parse("0001-01-01T00:00:00+23:59")!.Value;
        foreach (Instant instant in new[] { last, first, Instant.Never })
        {
            instant.ToString().ShouldNotBeEmpty();
            instant.Day.ToString().ShouldNotBeEmpty();
        }
    }

    private static Instant? Parse(string text) => Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out Instant instant) ? instant : null;
}
