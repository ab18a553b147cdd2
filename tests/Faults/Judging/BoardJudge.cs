using System.Text.Json;
using Ioc.Faults.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Hub;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Judging;

/// <summary>The tiles of a dashboard's hub: instants now, counts of today, shares of the month so far.</summary>
internal static class BoardJudge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks at whole messages until one is right; the last that was wrong says what was.</summary>
    public static async Task TilesAsync(JudgedTopology topology, RunningProcess dashboard)
    {
        (Uri address, string key) = topology.Hub(dashboard);
        using var deadline = new CancellationTokenSource(Patience);
        await using HubClient viewer = await HubClient.ConnectAsync(address, key, deadline.Token);
        await viewer.WatchAsync("province", deadline.Token);
        await Eventually.Succeeds<bool, ShouldAssertException>(
            async () =>
            {
                HubMessage board = await viewer.NextAsync("Board", deadline.Token);
                Compare(board.Argument, topology);
                return true;
            },
            Patience / 2);
    }

    private static void Compare(JsonElement board, JudgedTopology topology)
    {
        Instant now = Instant.Parse(board.GetProperty("asOf").GetString()!);
        LocalDay today = now.Day, month = LocalDay.Of(today.Date.Year, today.Date.Month, 1);
        InstantCounts open = topology.Naive.At(null, now);
        NaiveFigures ofToday = topology.Naive.Figures(null, today, today, now), ofMonth = topology.Naive.Figures(null, month, today, now);
        (string Tile, double? Value)[] tiles =
        [
            ("backlog", open.Backlog), ("overdue", open.Overdue), ("received-today", ofToday.Received), ("resolved-today", ofToday.Resolved),
            ("online-share", ofMonth.OnlineShare), ("fully-online-share", ofMonth.FullyOnlineShare), ("on-time-rate", ofMonth.OnTimeRate), ("satisfaction", ofMonth.Satisfaction),
        ];
        board.GetProperty("source").GetProperty("state").GetString().ShouldBe("live");
        Dictionary<string, JsonElement> shown = board.GetProperty("tiles").EnumerateArray().ToDictionary(tile => tile.GetProperty("id").GetString()!);
        foreach ((string tile, double? value) in tiles)
        {
            JsonElement seen = shown[tile].GetProperty("value");
            double? number = seen.ValueKind == JsonValueKind.Null ? null : seen.GetDouble();
            (number is null).ShouldBe(value is null, $"tile {tile}");
            (number ?? 0).ShouldBe(value ?? 0, 1e-6, $"tile {tile}");
        }
    }
}
