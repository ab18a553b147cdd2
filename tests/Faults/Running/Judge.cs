using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Running;

/// <summary>Compares every dossier figure of every unit and of the province, as each dashboard answers it, with the naive recomputation.</summary>
internal static class Judge
{
    public static async Task EveryFigureAsync(Topology topology)
    {
        await topology.LiveAsync();
        LocalDay today = topology.Today;
        foreach (RunningProcess dashboard in topology.Dashboards)
        {
            using HttpClient reader = topology.Reader(dashboard);
            foreach (string period in (string[])[$"{today - 130}..{today}", (today - 70).ToString()[..7], today.ToString()])
            {
                // The last parts may still be on their way to this dashboard.
                await Eventually.Succeeds<bool, ShouldAssertException>(() => CompareAsync(reader, topology, period), TimeSpan.FromSeconds(10));
            }
        }
    }

    private static async Task<bool> CompareAsync(HttpClient reader, Topology topology, string period)
    {
        Compare(await reader.GetFromJsonAsync<JsonElement>($"/api/v1/kpis?scope=province&period={period}"), null, topology, period);
        JsonElement units = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/communes?period={period}&kind=all");
        units.GetProperty("items").GetArrayLength().ShouldBe(topology.Profile.Units.Count);
        foreach (JsonElement sheet in units.GetProperty("items").EnumerateArray())
        {
            Compare(sheet, sheet.GetProperty("code").GetString(), topology, period);
        }

        return true;
    }

    private static void Compare(JsonElement sheet, string? unit, Topology topology, string period)
    {
        LocalDay.TryParse(sheet.GetProperty("period").GetProperty("from").GetString(), out LocalDay first).ShouldBeTrue();
        LocalDay.TryParse(sheet.GetProperty("period").GetProperty("to").GetString(), out LocalDay last).ShouldBeTrue();
        Instant asOf = Instant.Parse(sheet.GetProperty("asOf").GetString()!);
        NaiveFigures expected = topology.Naive.Figures(unit, first, last, last < asOf.Day ? last.Last : asOf);
        (string Name, long Value)[] counts =
        [
            ("received", expected.Received), ("receivedOnline", expected.ReceivedOnline), ("outsideArea", expected.OutsideArea),
            ("resolved", expected.Resolved), ("resolvedOnTime", expected.ResolvedOnTime), ("resolvedEarly", expected.ResolvedEarly),
            ("resolvedDueByDefault", expected.ResolvedDueByDefault), ("resolvedFullyOnline", expected.ResolvedFullyOnline),
            ("rejected", expected.Rejected), ("withdrawn", expected.Withdrawn), ("stopped", expected.Stopped),
            ("backlog", expected.Backlog), ("overdue", expected.Overdue), ("dueSoon", expected.DueSoon), ("paused", expected.Paused),
            ("ratings", expected.Ratings),
        ];
        foreach ((string name, long value) in counts)
        {
            sheet.GetProperty(name).GetInt64().ShouldBe(value, $"{unit ?? "province"} {period}: {name}");
        }

        Share(sheet, "onTimeRate", expected.OnTimeRate, unit, period);
        Share(sheet, "onlineShare", expected.OnlineShare, unit, period);
        Share(sheet, "satisfaction", expected.Satisfaction, unit, period);
        Share(sheet, "averageWorkingHours", expected.AverageWorkingHours, unit, period);
        sheet.GetProperty("complete").GetBoolean().ShouldBeTrue();
    }

    private static void Share(JsonElement sheet, string name, double? expected, string? unit, string period)
    {
        JsonElement value = sheet.GetProperty(name);
        (value.ValueKind == JsonValueKind.Null).ShouldBe(expected is null, $"{unit ?? "province"} {period}: {name}");
        if (expected is { } share)
        {
            value.GetDouble().ShouldBe(share, 1e-6 * Math.Max(1, share), $"{unit ?? "province"} {period}: {name}");
        }
    }
}
