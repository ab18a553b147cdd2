using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Faults;

/// <summary>Compares every dossier figure that the API answers with the naive recomputation, to the last count.</summary>
internal static class Judge
{
    /// <summary>Of these units and, Province: of all together.</summary>
    public static async Task EveryFigureAsync(HttpClient reader, NaiveRecomputation naive, IEnumerable<string> units, IReadOnlyList<string> periods, bool province = true)
    {
        foreach (string? unit in province ? units.Append(null) : units)
        {
            foreach (string period in periods)
            {
                JsonElement sheet = await reader.SheetAsync(unit is null ? "province" : $"commune:{unit}", period);
                LocalDay.TryParse(sheet.GetProperty("period").GetProperty("from").GetString(), out LocalDay first).ShouldBeTrue();
                LocalDay.TryParse(sheet.GetProperty("period").GetProperty("to").GetString(), out LocalDay last).ShouldBeTrue();
                Instant asOf = Instant.Parse(sheet.GetProperty("asOf").GetString()!);
                NaiveFigures expected = naive.Figures(unit, first, last, last < asOf.Day ? last.Last : asOf);
                Compare(sheet, expected, $"{unit ?? "province"} {period}");
            }
        }
    }

    private static void Compare(JsonElement sheet, NaiveFigures expected, string what)
    {
        (string Name, long Value)[] counts =
        [
            ("received", expected.Received), ("receivedOnline", expected.ReceivedOnline), ("outsideArea", expected.OutsideArea),
            ("resolved", expected.Resolved), ("resolvedOnTime", expected.ResolvedOnTime), ("resolvedEarly", expected.ResolvedEarly),
            ("resolvedLate", expected.ResolvedLate), ("resolvedDueByDefault", expected.ResolvedDueByDefault), ("resolvedFullyOnline", expected.ResolvedFullyOnline),
            ("rejected", expected.Rejected), ("withdrawn", expected.Withdrawn), ("stopped", expected.Stopped),
            ("backlog", expected.Backlog), ("overdue", expected.Overdue), ("dueSoon", expected.DueSoon), ("paused", expected.Paused),
            ("ratings", expected.Ratings),
        ];
        foreach ((string name, long value) in counts)
        {
            sheet.GetProperty(name).GetInt64().ShouldBe(value, $"{what}: {name}");
        }

        Share(sheet, "onlineShare", expected.ReceivedOnline, expected.Received, what);
        Share(sheet, "onTimeRate", expected.ResolvedOnTime, expected.Resolved, what);
        Share(sheet, "fullyOnlineShare", expected.ResolvedFullyOnline, expected.Resolved, what);
        Share(sheet, "digitizedComponentsShare", expected.DigitizedComponents, expected.Received, what);
        Share(sheet, "digitizedResultShare", expected.DigitizedResult, expected.Resolved, what);
        Share(sheet, "onlinePaymentShare", expected.PaidOnline, expected.PaidOnline + expected.PaidOffline, what);
        Share(sheet, "satisfaction", expected.RatingSum, expected.Ratings, what);
        Share(sheet, "satisfiedShare", expected.Satisfied, expected.Ratings, what);
        Share(sheet, "averageWorkingHours", expected.WorkingTicks, expected.Resolved * TimeSpan.TicksPerHour, what);
    }

    private static void Share(JsonElement sheet, string name, long numerator, long denominator, string what)
    {
        JsonElement value = sheet.GetProperty(name);
        if (denominator == 0)
        {
            value.ValueKind.ShouldBe(JsonValueKind.Null, $"{what}: {name}");
        }
        else
        {
            value.GetDouble().ShouldBe((double)numerator / denominator, 1e-6 * Math.Max(1, (double)numerator / denominator), $"{what}: {name}");
        }
    }
}
