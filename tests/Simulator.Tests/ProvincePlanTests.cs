using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Simulator.Tests;

public class ProvincePlanTests
{
    private const int Seed = 2025;
    private static readonly Profile Profile = Repository.LoadProfile();
    private static readonly Instant Morning = Instant.Parse("2026-11-20T09:00:00+07:00");

    /// <summary>A tenth of the communes, for what needs several plans: each begins with 80 days of dossiers.</summary>
    internal static readonly Profile Few = Profile.WithUnits([.. Profile.Units.Where(unit => unit.Kind != UnitKind.Commune || unit.Index % 10 == 0).Select((unit, i) => unit with { Index = i })]);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        string first = Text(new ProvincePlan(Few, Seed).Between(Morning, Morning + TimeSpan.FromMinutes(10)));
        Text(new ProvincePlan(Few, Seed).Between(Morning, Morning + TimeSpan.FromMinutes(10))).ShouldBe(first);
        Text(new ProvincePlan(Few, 1).Between(Morning, Morning + TimeSpan.FromMinutes(10))).ShouldNotBe(first);
    }

    [Theory]
    [InlineData("2026-11-20T09:00:00+07:00")]
    [InlineData("2026-11-19T23:45:00+07:00")]
    public void A_restart_in_between_loses_and_doubles_nothing(string start)
    {
        Instant from = Instant.Parse(start);
        Instant to = from + TimeSpan.FromMinutes(40);
        string whole = Text(new ProvincePlan(Few, Seed).Between(from, to));
        var random = new Random(5);
        var parts = new StringBuilder();
        ProvincePlan plan = new(Few, Seed);
        for (Instant at = from; at < to;)
        {
            Instant next = Instant.Min(to, at + TimeSpan.FromMilliseconds(random.Next(1, 90_000)));
            parts.Append(Text((random.Next(25) == 0 ? plan = new ProvincePlan(Few, Seed) : plan).Between(at, next)));
            at = next;
        }

        parts.ToString().ShouldBe(whole);
    }

    [Fact]
    public void Every_event_is_accepted_when_it_is_sent_in_order_and_marked_simulated()
    {
        var decoder = new EventDecoder(Profile);
        var decoded = new DecodedEvent();
        Instant before = default;
        ProvincePlan plan = Plan();
        IEnumerable<SimulatedEvent> all = plan.Between(Morning - TimeSpan.FromMinutes(30), Morning + TimeSpan.FromMinutes(20))
            .Concat(plan.DossierHistory(Morning + TimeSpan.FromMinutes(20), Morning + TimeSpan.FromDays(4)));
        foreach (SimulatedEvent e in all)
        {
            e.EmitAt.ShouldBeGreaterThanOrEqualTo(before);
            before = e.EmitAt;
            decoder.TryDecode(e.Bytes, e.EmitAt, decoded, out Rejection rejection).ShouldBeTrue($"{rejection} {Encoding.UTF8.GetString(e.Bytes)}");
            decoded.At.ShouldBeLessThanOrEqualTo(e.EmitAt);
            decoded.Source.ShouldStartWith("/sim/");
            decoded.Kind.ShouldBe(e.Kind);
            (decoded.Unit?.Code ?? "province").ShouldBe(e.Key);
        }
    }

    [Fact]
    public void Other_profiles_are_simulated_as_well()
    {
        foreach (Profile profile in new[] { Repository.LoadProfile("ha-tinh"), SmallProfile.Create() })
        {
            var decoder = new EventDecoder(profile);
            SimulatedEvent[] events = [.. new ProvincePlan(profile, Seed).Between(Morning, Morning + TimeSpan.FromMinutes(30))];
            events.ShouldNotBeEmpty();
            events.Count(e => !decoder.TryDecode(e.Bytes, e.EmitAt, new DecodedEvent(), out _)).ShouldBe(0);
        }
    }

    [Fact]
    public void Live_health_reports_come_once_a_minute_from_every_pair_spread_over_the_minute()
    {
        SimulatedEvent[] beats = [.. Plan().Between(Morning, Morning + TimeSpan.FromMinutes(1)).Where(e => e.Kind == EventKind.SystemHealth)];
        beats.Length.ShouldBeInRange(2_900, 3_200);
        beats.Select(e => e.Key).Distinct().Count().ShouldBeGreaterThan(140);
        beats.GroupBy(e => (e.EmitAt - Morning).Ticks / (10 * TimeSpan.TicksPerSecond)).ShouldAllBe(g => g.Count() < 700);
    }

    [Fact]
    public void A_fast_clock_gets_rarer_health_reports_that_say_so()
    {
        SimulatedEvent[] beats = [.. new ProvincePlan(Profile, Seed, speed: 40).Between(Morning, Morning + TimeSpan.FromMinutes(10)).Where(e => e.Kind == EventKind.SystemHealth)];
        beats.Length.ShouldBeInRange(2_900, 3_300);
        beats.Count(e => Encoding.UTF8.GetString(e.Bytes).Contains("\"intervalSeconds\":600", StringComparison.Ordinal)).ShouldBeGreaterThan(2_800);
    }

    [Fact]
    public void After_a_long_absence_dossiers_are_made_up_for_and_health_only_lately()
    {
        SimulatedEvent[] events = [.. Plan().Between(Morning - TimeSpan.FromHours(24), Morning)];
        events.Count(e => e.Kind == EventKind.SystemHealth).ShouldBeLessThan(35_000);
        events.Count(e => e.Kind == EventKind.DossierStatus).ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void At_any_time_an_outage_is_open_and_never_very_many()
    {
        var heartbeats = new Heartbeats(Profile, Seed, Characters.Of(Profile, Seed));
        var open = new List<int>();
        for (Instant at = Morning; at < Morning + TimeSpan.FromDays(5); at += TimeSpan.FromMinutes(17))
        {
            open.Add(Enumerable.Range(-1, 2).SelectMany(d => heartbeats.Outages.Beginning(at.Day + d)).Count(o => o.Contains(at)));
        }

        open.Min().ShouldBeGreaterThanOrEqualTo(1);
        open.Average().ShouldBeInRange(1.5, 4);
        open.Max().ShouldBeLessThan(10);
    }

    private static ProvincePlan Plan() => new(Profile, Seed);

    private static string Text(IEnumerable<SimulatedEvent> events)
    {
        var text = new StringBuilder();
        foreach (SimulatedEvent e in events)
        {
            text.Append(e.EmitAt.Ticks).Append(' ').Append(Encoding.UTF8.GetString(e.Bytes)).Append('\n');
        }

        return text.ToString();
    }
}
