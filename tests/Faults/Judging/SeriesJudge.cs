using System.Globalization;
using System.Text;
using System.Text.Json;
using Ioc.Faults.Running;
using Ioc.Ingest.Live;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults.Judging;

/// <summary>What InfluxDB holds of the days, asked past every proxy and our own reader: sums of each unit, and each day of the province, against the naive recomputation.</summary>
internal static class SeriesJudge
{
    private const int DaysBack = 130;

    /// <summary>What is not there yet is written within seconds; asking for sums of all units meanwhile would only hold the writing up.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly (string Field, Func<NaiveFigures, long> Expected)[] Fields =
    [
        ("received", f => f.Received), ("receivedOnline", f => f.ReceivedOnline), ("outsideArea", f => f.OutsideArea), ("digitizedComponents", f => f.DigitizedComponents),
        ("resolved", f => f.Resolved), ("resolvedOnTime", f => f.ResolvedOnTime), ("resolvedEarly", f => f.ResolvedEarly), ("resolvedDueByDefault", f => f.ResolvedDueByDefault),
        ("resolvedFullyOnline", f => f.ResolvedFullyOnline), ("rejected", f => f.Rejected), ("withdrawn", f => f.Withdrawn), ("stopped", f => f.Stopped),
        ("ratings", f => f.Ratings), ("satisfied", f => f.Satisfied),
    ];

    /// <summary>The coordinator compares every five seconds; what it wrote before a fault it finds again by itself.</summary>
    public static async Task DaysAsync(JudgedTopology topology)
    {
        (string Unit, string Field)? about = null;
        try
        {
            await Eventually.Succeeds<bool, ShouldAssertException>(() => LookAsync(topology, looked => about = looked), TimeSpan.FromMinutes(4));
        }
        catch (ShouldAssertException differs) when (about is var (unit, field))
        {
            throw new ShouldAssertException($"{differs.Message}\n{await DaysOfAsync(topology, unit, field)}\n{LastSaid(topology)}");
        }
    }

    /// <summary>Where a unit's days are not alike in the two tables of the store and the two measurements of InfluxDB: it names the one that is wrong.</summary>
    private static async Task<string> DaysOfAsync(JudgedTopology topology, string unit, string field)
    {
        var days = new SortedDictionary<long, long?[]>();
        string column = JsonNamingPolicy.SnakeCaseLower.ConvertName(field);
        string[] from =
        [
            .. new[] { "unit_days", "procedure_days" }.Select(table => $"SELECT day::bigint, sum({column})::bigint FROM {table} WHERE unit = '{unit}' GROUP BY day"),
        ];
        for (int i = 0; i < from.Length; i++)
        {
            foreach ((long day, long sum) in await topology.AskAsync(from[i], row => (row.GetInt64(0), row.GetInt64(1))))
            {
                Of(day)[i] = sum;
            }
        }

        string[] measurements = ["commune_day", "daily_kpi"];
        for (int i = 0; i < measurements.Length; i++)
        {
            string query = string.Create(CultureInfo.InvariantCulture, $"SELECT sum(\"{field}\") FROM \"{measurements[i]}\" WHERE \"commune\" = '{unit}' AND time >= {Seconds(topology.Today.Start) - (400 * 86_400)}s GROUP BY time(1d, -{(long)Instant.LocalOffset.TotalSeconds}s) fill(none)");
            foreach (JsonElement row in (await AskAsync(topology, query)).SelectMany(series => series.GetProperty("values").EnumerateArray()))
            {
                Of(Instant.FromUnixMilliseconds(row[0].GetInt64() * 1000).Day.Number)[2 + i] = row[1].GetInt64();
            }
        }

        return $"{field} by unit_days, procedure_days, commune_day, daily_kpi where they differ: " + string.Join("; ", days
            .Where(day => day.Value.Select(value => value ?? 0).Distinct().Count() > 1)
            .Select(day => $"{new LocalDay((int)day.Key)} {string.Join(", ", day.Value.Select(value => value?.ToString(CultureInfo.InvariantCulture) ?? "none"))}"));

        long?[] Of(long day) => days.TryGetValue(day, out long?[]? known) ? known : days[day] = new long?[4];
    }

    /// <summary>What each program said last of the days it writes.</summary>
    private static string LastSaid(JudgedTopology topology) => string.Join('\n', topology.Programs
        .Select(program => program.Log.Split('\n').LastOrDefault(line => line.Contains(nameof(DayWriter), StringComparison.Ordinal))));

    private static async Task<bool> LookAsync(JudgedTopology topology, Action<(string Unit, string Field)?> looksAt)
    {
        try
        {
            return await CompareAsync(topology, looksAt);
        }
        catch (ShouldAssertException)
        {
            await Task.Delay(Pause);
            throw;
        }
    }

    private static async Task<bool> CompareAsync(JudgedTopology topology, Action<(string Unit, string Field)?> looksAt)
    {
        LocalDay first = topology.Today - DaysBack, last = topology.Today;
        string sums = string.Join(", ", Fields.Select(field => $"sum(\"{field.Field}\")"));
        string during = string.Create(CultureInfo.InvariantCulture, $"time >= {Seconds(first.Start)}s AND time < {Seconds(last.End)}s");
        Dictionary<string, long[]> units = (await AskAsync(topology, $"SELECT {sums} FROM \"commune_day\" WHERE {during} GROUP BY \"commune\""))
            .ToDictionary(series => series.GetProperty("tags").GetProperty("commune").GetString()!, series => Values(series.GetProperty("values")[0]));
        foreach (string unit in topology.Profile.Units.Select(unit => unit.Code))
        {
            Compare(units.GetValueOrDefault(unit), topology.Naive.Figures(unit, first, last, last.Last), unit, field => looksAt((unit, field)));
        }

        looksAt(null);
        string days = string.Create(CultureInfo.InvariantCulture, $"GROUP BY time(1d, -{(long)Instant.LocalOffset.TotalSeconds}s) fill(none)");
        JsonElement province = (await AskAsync(topology, $"SELECT {sums} FROM \"province_day\" WHERE {during} {days}")).ShouldHaveSingleItem();
        Dictionary<LocalDay, long[]> byDay = province.GetProperty("values").EnumerateArray()
            .ToDictionary(row => Instant.FromUnixMilliseconds(row[0].GetInt64() * 1000).Day, Values);
        for (LocalDay day = first; day <= last; day += 1)
        {
            Compare(byDay.GetValueOrDefault(day), topology.Naive.Figures(null, day, day, day.Last), $"province {day}", _ => { });
        }

        return true;
    }

    /// <summary>A unit or day in which nothing ever happened has no row.</summary>
    private static void Compare(long[]? seen, NaiveFigures expected, string about, Action<string> looksAt)
    {
        for (int i = 0; i < Fields.Length; i++)
        {
            looksAt(Fields[i].Field);
            (seen?[i] ?? 0).ShouldBe(Fields[i].Expected(expected), $"InfluxDB, {about}: {Fields[i].Field}");
        }
    }

    private static long[] Values(JsonElement row) => [.. row.EnumerateArray().Skip(1).Select(value => value.ValueKind == JsonValueKind.Null ? 0 : value.GetInt64())];

    private static async Task<List<JsonElement>> AskAsync(JudgedTopology topology, string query)
    {
        using var http = new HttpClient { BaseAddress = topology.Influx.Url };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{InfluxServer.User}:{InfluxServer.Password}")));
        using HttpResponseMessage answer = await http.PostAsync("query?db=ioc&epoch=s", new FormUrlEncodedContent([new("q", query)]));
        string body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        JsonElement result = JsonDocument.Parse(body).RootElement.GetProperty("results")[0];
        return result.TryGetProperty("series", out JsonElement series) ? [.. series.EnumerateArray()] : [];
    }

    private static long Seconds(Instant at) => at.ToUnixMilliseconds() / 1000;
}
