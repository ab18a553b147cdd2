using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Tests.Shared.Hub;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Tests.Hubs;

[Collection(OneHost.Name)]
public sealed class LiveHubTests(RunningHost host)
{
    [Fact]
    public async Task Viewer_gets_board_communes_and_sparks_at_once()
    {
        await using HubClient viewer = await host.HubAsync();
        await viewer.WatchAsync("province", host.Patience);
        var seen = new Dictionary<string, HubMessage>();
        while (!(seen.ContainsKey("Board") && seen.ContainsKey("Communes") && seen.ContainsKey("Sparks")))
        {
            HubMessage message = await viewer.NextAsync(host.Patience);
            seen.TryAdd(message.Target, message);
        }

        JsonElement board = seen["Board"].Argument;
        board.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["instance", "number", "build", "asOf", "source", "coverage", "simulated", "tiles", "outages"]);
        board.GetProperty("tiles").EnumerateArray().Select(tile => tile.GetProperty("id").GetString()).Order().ShouldBe(
        [
            "availability", "backlog", "communes-reporting", "fully-online-share", "on-time-rate", "online-share",
            "outages", "overdue", "received-today", "resolved-today", "satisfaction",
        ]);
        foreach (JsonElement tile in board.GetProperty("tiles").EnumerateArray())
        {
            tile.EnumerateObject().Select(member => member.Name).Where(name => name != "dueSoon").ShouldBe(["id", "value", "text", "unit", "goal", "state", "freshness", "asOf"]);
            tile.GetProperty("freshness").GetString().ShouldBeOneOf("fresh", "late", "none", "down", "partial");
            tile.GetProperty("state").GetString().ShouldBeOneOf("ok", "warning", "critical", "none");
        }

        Encoding.UTF8.GetByteCount($$"""{"type":1,"target":"Board","arguments":[{{board.GetRawText()}}]}""").ShouldBeLessThan(6 * 1024);
        JsonElement communes = seen["Communes"].Argument;
        communes.GetProperty("items").GetArrayLength().ShouldBe(130);
        communes.GetProperty("items")[0].EnumerateObject().Select(member => member.Name)
            .ShouldBe(["code", "name", "state", "lagScore", "backlog", "overdue", "onlineShare", "offline", "reason"]);
        seen["Sparks"].Argument.GetProperty("series").EnumerateObject().ShouldAllBe(series => series.Value.GetArrayLength() == 60);
    }

    [Fact]
    public async Task Event_that_was_accepted_is_soon_on_the_board_in_whole_messages_of_growing_number()
    {
        await using HubClient viewer = await host.HubAsync();
        await viewer.WatchAsync("commune:16744", host.Patience);
        (await BacklogAsync(viewer)).Value.ShouldBe(0);
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        (await ingest.PostEventsAsync(Events.Status("16744", "H41-on-the-board").ToJsonString())).EnsureSuccessStatusCode();
        long accepted = Stopwatch.GetTimestamp();
        long number = 0;
        while (true)
        {
            (long next, double value) = await BacklogAsync(viewer);
            next.ShouldBeGreaterThan(number);
            number = next;
            if (value == 1)
            {
                break;
            }
        }

        // The contract's second, and one for a busy test machine.
        Stopwatch.GetElapsedTime(accepted).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Board_comes_at_least_every_five_seconds_and_at_most_four_times_a_second()
    {
        await using HubClient viewer = await host.HubAsync();
        await viewer.WatchAsync("province", host.Patience);
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        var boards = new List<TimeSpan>();
        for (int i = 0; i < 10; i++)
        {
            (await ingest.PostEventsAsync(Events.Status("16750", $"H41-pace-{i}").ToJsonString())).EnsureSuccessStatusCode();
            boards.Add((await viewer.NextAsync("Board", host.Patience)).At);
        }

        for (int i = 0; i < 2; i++)
        {
            boards.Add((await viewer.NextAsync("Board", host.Patience)).At);
        }

        List<TimeSpan> gaps = [.. boards.Zip(boards.Skip(1), (a, b) => b - a)];
        gaps.Max().ShouldBeLessThan(TimeSpan.FromSeconds(5));
        // The median: on a busy machine one arrives late and the next does not, and what lies between them says nothing of the pace.
        TimeSpan[] five = [.. boards.Zip(boards.Skip(4), (a, b) => b - a).Order()];
        five[five.Length / 2].ShouldBeGreaterThan(TimeSpan.FromSeconds(0.95), "five boards within one second");
    }

    [Fact]
    public async Task Text_is_in_the_language_of_the_viewer()
    {
        await using HubClient vietnamese = await host.HubAsync(), english = await host.HubAsync(query: "?lang=en");
        (await UnitOfBacklogAsync(vietnamese)).ShouldBe("hồ sơ");
        (await UnitOfBacklogAsync(english)).ShouldBe("dossiers");
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("commune:99999")]
    [InlineData("")]
    public async Task Scope_that_is_none_is_an_error_and_the_connection_stays(string scope)
    {
        await using HubClient viewer = await host.HubAsync();
        (await Should.ThrowAsync<HubException>(() => viewer.WatchAsync(scope, host.Patience))).Message.ShouldContain("HubException: ");
        await viewer.WatchAsync("province", host.Patience);
        await viewer.NextAsync("Board", host.Patience);
    }

    [Fact]
    public async Task Viewer_that_stops_reading_holds_up_nobody()
    {
        using ClientWebSocket slow = await ReadingOnlyItsFirstBoardAsync();
        await using HubClient quick = await host.HubAsync();
        await quick.WatchAsync("province", host.Patience);
        var boards = new List<TimeSpan>();
        for (int i = 0; i < 4; i++)
        {
            boards.Add((await quick.NextAsync("Board", host.Patience)).At);
        }

        boards.Zip(boards.Skip(1), (a, b) => b - a).Max().ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    /// <summary>By hand, since a client of the library reads whatever comes.</summary>
    private async Task<ClientWebSocket> ReadingOnlyItsFirstBoardAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + RunningHost.ReadKey);
        await socket.ConnectAsync(new UriBuilder(new Uri(host.Address, "/hubs/live")) { Scheme = "ws" }.Uri, host.Patience);
        byte[] watch = "{\"protocol\":\"json\",\"version\":1}\u001e{\"type\":1,\"target\":\"Watch\",\"arguments\":[\"province\"]}\u001e"u8.ToArray();
        await socket.SendAsync(watch, WebSocketMessageType.Text, true, host.Patience);
        byte[] buffer = new byte[1024];
        while (buffer.AsSpan().IndexOf("\"Board\""u8) < 0)
        {
            await socket.ReceiveAsync(buffer, host.Patience);
        }

        return socket;
    }

    private static async Task<string?> UnitOfBacklogAsync(HubClient viewer)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await viewer.WatchAsync("province", patience.Token);
        HubMessage board = await viewer.NextAsync("Board", patience.Token);
        return Tile(board, "backlog").GetProperty("unit").GetString();
    }

    private async Task<(long Number, double Value)> BacklogAsync(HubClient viewer)
    {
        HubMessage board = await viewer.NextAsync("Board", host.Patience);
        return (board.Argument.GetProperty("number").GetInt64(), Tile(board, "backlog").GetProperty("value").GetDouble());
    }

    private static JsonElement Tile(HubMessage board, string id) =>
        board.Argument.GetProperty("tiles").EnumerateArray().Single(tile => tile.GetProperty("id").GetString() == id);
}
