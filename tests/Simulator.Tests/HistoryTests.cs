using System.Text;
using System.Text.Json;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Xunit.Abstractions;

namespace Ioc.Simulator.Tests;

public class HistoryTests(ITestOutputHelper output)
{
    private static readonly Profile Profile = Repository.LoadProfile();
    private static readonly Instant Now = Instant.Parse("2026-11-22T16:40:00+07:00");
    private static readonly Instant Begin = Now.Day.Start - TimeSpan.FromDays(30);
    private static readonly Lazy<Census> Month = new(CountMonth);

    [Fact]
    public void A_month_is_believable()
    {
        Census census = Month.Value;
        output.WriteLine($"{census.Events:N0} events, {census.Dossiers:N0} dossiers");
        output.WriteLine(census.ToString());
        census.Dossiers.ShouldBeInRange(60_000, 95_000);
        census.OnlineShare.ShouldBeInRange(0.74, 0.88);
        census.FullyOnlineShare.ShouldBeInRange(0.68, 0.82);
        census.OnTimeRate.ShouldBeInRange(0.92, 0.975);
        census.SatisfiedShare.ShouldBeInRange(0.85, 0.95);
        census.DigitizedResultShare.ShouldBeInRange(0.85, 0.97);
        census.DuplicateShare.ShouldBeInRange(0.002, 0.02);
        census.LateShare.ShouldBeInRange(0.0005, 0.01);
        census.OutOfOrderShare.ShouldBeInRange(0.0005, 0.01);
        census.PerDay(LocalDay.Of(2026, 11, 16)).ShouldBeInRange(2_500, 5_500);
        census.PerDay(LocalDay.Of(2026, 11, 15)).ShouldBeLessThan(census.PerDay(LocalDay.Of(2026, 11, 16)) / 4);
        census.PerDay(LocalDay.Of(2026, 10, 30)).ShouldBeGreaterThan(census.PerDay(LocalDay.Of(2026, 11, 6)));
        census.LaggingUnits.ShouldBeInRange(5, 12);
    }

    [Fact]
    public void Evening_totals_agree_with_the_dossiers_but_for_a_few_small_differences()
    {
        (int same, int different) = Month.Value.CompareTotals(Begin.Day + 1, Begin.Day + 7);
        same.ShouldBeGreaterThan(800);
        different.ShouldBeInRange(1, (same + different) / 10);
    }

    [Fact]
    public void Health_history_is_small_begins_and_ends_with_every_pair_and_shows_outages_with_both_ends()
    {
        SimulatedEvent[] events = [.. new ProvincePlan(Profile, 2025).HealthHistory(Begin, Now)];
        events.Length.ShouldBeInRange(60_000, 150_000);
        events.Count(e => e.EmitAt <= Begin + TimeSpan.FromMinutes(11)).ShouldBeGreaterThan(3_000);
        events.Count(e => e.EmitAt >= Now - TimeSpan.FromMinutes(10)).ShouldBeGreaterThan(2_900);
        events.Count(e => Encoding.UTF8.GetString(e.Bytes).Contains("\"status\":\"down\"", StringComparison.Ordinal)).ShouldBeGreaterThan(2_000);
        var decoder = new EventDecoder(Profile);
        var decoded = new DecodedEvent();
        events.Count(e => !decoder.TryDecode(e.Bytes, e.EmitAt, decoded, out _)).ShouldBe(0);
    }

    [Fact]
    public void No_system_of_the_history_is_silent_by_the_intervals_that_it_names()
    {
        var last = new Dictionary<(string, string), (Instant At, int Interval)>();
        foreach (SimulatedEvent e in new ProvincePlan(Profile, 2025).HealthHistory(Begin, Now))
        {
            JsonElement data = JsonDocument.Parse(e.Bytes).RootElement.GetProperty("data");
            (string, string) pair = (data.GetProperty("commune").GetString()!, data.GetProperty("system").GetString()!);
            Instant at = Instant.Parse(data.GetProperty("at").GetString()!);
            if (last.TryGetValue(pair, out (Instant At, int Interval) before))
            {
                (at - before.At).ShouldBeLessThan(TimeSpan.FromSeconds(3 * Math.Min(before.Interval, 86_400)), $"{pair} until {at}");
            }

            last[pair] = (at, data.GetProperty("intervalSeconds").GetInt32());
        }

        last.Count.ShouldBeGreaterThan(2_900);
    }

    [Fact]
    public void History_goes_over_into_live_without_a_gap()
    {
        Instant start = Now - TimeSpan.FromHours(3);
        var plan = new ProvincePlan(ProvincePlanTests.Few, 2025);
        string[] split = [.. plan.DossierHistory(start, Now).Concat(plan.Between(Now, Now + TimeSpan.FromMinutes(5))).Where(e => e.Kind != EventKind.SystemHealth).Select(e => Encoding.UTF8.GetString(e.Bytes))];
        string[] whole = [.. new ProvincePlan(ProvincePlanTests.Few, 2025).DossierHistory(start, Now + TimeSpan.FromMinutes(5)).Select(e => Encoding.UTF8.GetString(e.Bytes))];
        split.ShouldBe(whole);
    }

    private static Census CountMonth()
    {
        var census = new Census(Profile);
        foreach (SimulatedEvent e in new ProvincePlan(Profile, 2025).DossierHistory(Begin, Now))
        {
            census.Count(e);
        }

        return census;
    }
}
