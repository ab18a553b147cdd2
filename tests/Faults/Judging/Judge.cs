using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Faults.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Judging;

/// <summary>
/// Compares every figure of every unit and of the province, as each dashboard answers it, with the naive recomputation: dossiers, ratings, health, coverage,
/// the tiles of each dashboard's hub, dead letters by reason, and indicators.
/// </summary>
internal static class Judge
{
    /// <summary>What a worker left that was killed just before is taken over within Kafka's timeout and a rebalance.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Complete: whether figures lack nothing that the broker ever had.</summary>
    public static async Task EveryFigureAsync(JudgedTopology topology, bool complete = true)
    {
        await topology.LiveAsync();
        LocalDay today = topology.Today;
        var health = new NaiveHealthFigures(topology);
        foreach (RunningProcess dashboard in topology.Dashboards)
        {
            using HttpClient reader = topology.Reader(dashboard);
            foreach (string period in (string[])[$"{today - 130}..{today}", (today - 70).ToString()[..7], today.ToString(), (today - 1).ToString()])
            {
                // The last parts may still be on their way to this dashboard.
                await Eventually.Succeeds<bool, ShouldAssertException>(() => CompareAsync(reader, topology, health, period, complete), Patience);
            }

            await BoardJudge.TilesAsync(topology, dashboard);
        }

        await Eventually.Succeeds<bool, ShouldAssertException>(() => StoreJudge.DeadLettersAndIndicatorsAsync(topology), Patience);
    }

    private static async Task<bool> CompareAsync(HttpClient reader, JudgedTopology topology, NaiveHealthFigures health, string period, bool complete)
    {
        JsonElement province = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/kpis?scope=province&period={period}");
        Compare(province, null, topology, health, period, complete);
        Covered(province, null, topology);
        JsonElement units = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/communes?period={period}&kind=all");
        units.GetProperty("items").GetArrayLength().ShouldBe(topology.Profile.Units.Count);
        foreach (JsonElement sheet in units.GetProperty("items").EnumerateArray())
        {
            string unit = sheet.GetProperty("code").GetString()!;
            Compare(sheet, unit, topology, health, period, complete);
            Covered(sheet, unit, topology);
        }

        return true;
    }

    private static void Compare(JsonElement sheet, string? unit, JudgedTopology topology, NaiveHealthFigures health, string period, bool complete)
    {
        string about = $"{unit ?? "province"} {period}";
        LocalDay.TryParse(sheet.GetProperty("period").GetProperty("from").GetString(), out LocalDay first).ShouldBeTrue();
        LocalDay.TryParse(sheet.GetProperty("period").GetProperty("to").GetString(), out LocalDay last).ShouldBeTrue();
        Instant asOf = Instant.Parse(sheet.GetProperty("asOf").GetString()!);
        NaiveFigures expected = topology.Naive.Figures(unit, first, last, last < asOf.Day ? last.Last : asOf);
        Counts(
            sheet, about,
            ("received", expected.Received), ("receivedOnline", expected.ReceivedOnline), ("outsideArea", expected.OutsideArea),
            ("resolved", expected.Resolved), ("resolvedOnTime", expected.ResolvedOnTime), ("resolvedEarly", expected.ResolvedEarly),
            ("resolvedLate", expected.ResolvedLate), ("resolvedDueByDefault", expected.ResolvedDueByDefault), ("resolvedFullyOnline", expected.ResolvedFullyOnline),
            ("rejected", expected.Rejected), ("withdrawn", expected.Withdrawn), ("stopped", expected.Stopped),
            ("backlog", expected.Backlog), ("overdue", expected.Overdue), ("dueSoon", expected.DueSoon), ("paused", expected.Paused),
            ("ratings", expected.Ratings));
        Numbers(
            sheet, about,
            ("onTimeRate", expected.OnTimeRate), ("onlineShare", expected.OnlineShare), ("fullyOnlineShare", expected.FullyOnlineShare),
            ("satisfaction", expected.Satisfaction), ("satisfiedShare", expected.SatisfiedShare), ("averageWorkingHours", expected.AverageWorkingHours),
            ("digitizedComponentsShare", expected.DigitizedComponentsShare), ("digitizedResultShare", expected.DigitizedResultShare),
            ("onlinePaymentShare", expected.OnlinePaymentShare));
        if (first == health.Day && last == health.Day)
        {
            NaiveHealthFigures.Sheet systems = health.Of(unit);
            Counts(sheet, about, ("outagesOpen", systems.OutagesOpen), ("communesOffline", systems.CommunesOffline));
            Numbers(
                sheet, about,
                ("downtimeMinutes", systems.Down / 60.0), ("unobservedMinutes", 0), ("availability", systems.Availability), ("ownAvailability", systems.OwnAvailability));
        }

        sheet.GetProperty("complete").GetBoolean().ShouldBe(complete || last < topology.Today, about); // a gap is of the day on which it was found
        sheet.GetProperty("profile").GetString().ShouldStartWith(topology.Profile.Id + "@");
    }

    /// <summary>Whose events were accepted reports for the next 15 minutes; nobody else does.</summary>
    private static void Covered(JsonElement sheet, string? unit, JudgedTopology topology)
    {
        JsonElement coverage = sheet.GetProperty("coverage");
        int reporting = coverage.GetProperty("reporting").GetInt32();
        if (unit is not null)
        {
            (reporting <= (topology.Heard.Contains(unit) ? 1 : 0)).ShouldBeTrue($"{unit} never reported");
            return;
        }

        coverage.GetProperty("expected").GetInt32().ShouldBe(topology.Profile.Units.Count(each => each.IsValidOn(topology.Today)));
        reporting.ShouldBeInRange(1, topology.Heard.Count);
    }

    private static void Counts(JsonElement sheet, string about, params (string Name, long Value)[] counts)
    {
        foreach ((string name, long value) in counts)
        {
            sheet.GetProperty(name).GetInt64().ShouldBe(value, $"{about}: {name}");
        }
    }

    private static void Numbers(JsonElement sheet, string about, params (string Name, double? Value)[] numbers)
    {
        foreach ((string name, double? expected) in numbers)
        {
            JsonElement value = sheet.GetProperty(name);
            (value.ValueKind == JsonValueKind.Null).ShouldBe(expected is null, $"{about}: {name}");
            if (expected is { } number)
            {
                value.GetDouble().ShouldBe(number, 1e-6 * Math.Max(1, number), $"{about}: {name}");
            }
        }
    }
}
