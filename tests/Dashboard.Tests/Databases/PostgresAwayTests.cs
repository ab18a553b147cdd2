using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Tests.Api;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Events;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Hub;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Dashboard.Tests.Databases;

/// <summary>PostgreSQL is away while Kafka and the dashboard go on: what needs no database goes on too, and "cannot be asked" is never taken for "no".</summary>
public sealed class PostgresAwayTests(HostBesideWorker besideWorker) : IClassFixture<HostBesideWorker>
{
    private RunningHost Host => besideWorker.Host;

    [ClusterFact]
    public async Task Events_are_taken_from_a_known_key_while_it_is_away_and_counted_when_it_is_back()
    {
        string key = Host.Get<ApiKeys>().Create("sender", Roles.Ingest, null, null, "tester");
        using HttpClient sender = Host.Client(key), reader = Host.Client(RunningHost.ReadKey);
        long before = (await ReceivedAsync(reader))!.Value;

        await AwayAsync(async _ =>
        {
            string[] events = [.. Enumerable.Range(0, 5).Select(i => Events.Status("16681", $"H-away-{i}").ToJsonString())];
            using HttpResponseMessage answer = await sender.PostEventsAsync($"[{string.Join(',', events)}]", Events.Batch);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            (await answer.JsonAsync()).GetProperty("accepted").GetInt32().ShouldBe(5);
        });

        await Eventually.Is("5 more received", () => ReceivedAsync(reader), received => received == before + 5);
    }

    [ClusterFact]
    public async Task A_bad_event_beside_good_ones_is_rejected_as_ever_and_kept_when_it_is_back()
    {
        using HttpClient sender = Host.Client(RunningHost.IngestKey);
        string bad = Events.Status("00000", "H-away-bad").ToJsonString();

        await AwayAsync(async _ =>
        {
            using HttpResponseMessage answer = await sender.PostEventsAsync($"[{Events.Status("16681", "H-away-good").ToJsonString()},{bad}]", Events.Batch);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            JsonElement said = await answer.JsonAsync();
            said.GetProperty("accepted").GetInt32().ShouldBe(1);
            said.GetProperty("rejected")[0].GetProperty("reason").GetString().ShouldBe("unknown-commune");
            using HttpResponseMessage noJson = await sender.PostEventsAsync("{ away");
            noJson.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        });

        await Eventually.Is(
            "both kept as they came",
            async () => (await Host.Get<IKpiReader>().DeadLettersAsync(0, 1000, default)).Select(row => row.Letter).Where(letter => letter.Topic == Topics.Http).ToList(),
            letters => letters.Count(letter => letter.Value.AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(bad)) && letter.Reason == RejectReason.UnknownCommune) == 2
                && letters.Count(letter => letter.Value.AsSpan().SequenceEqual("{ away"u8) && letter.Reason == RejectReason.MalformedJson) == 2);
    }

    [ClusterFact]
    public async Task A_key_that_nobody_knows_is_asked_to_come_again_and_one_that_was_revoked_stays_out()
    {
        ApiKeys keys = Host.Get<ApiKeys>();
        string revoked = keys.Create("to be revoked", Roles.Ingest, null, null, "tester");
        using HttpClient stranger = Host.Client("nobody-knows-this-key"), former = Host.Client(revoked);
        (await former.PostEventsAsync("[]", Events.Batch)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        keys.Revoke(keys.Find(revoked)!.Id, "tester");

        await AwayAsync(async _ =>
        {
            using HttpResponseMessage unknown = await stranger.PostEventsAsync("[]", Events.Batch);
            unknown.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            unknown.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            (await former.PostEventsAsync("[]", Events.Batch)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        });

        (await stranger.PostEventsAsync("[]", Events.Batch)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [ClusterFact]
    public async Task Nobody_is_signed_out_by_it_and_a_decision_made_before_holds()
    {
        User user = Host.Get<Users>().Create("away-official", Roles.Committee), gone = Host.Get<Users>().Create("away-disabled", Roles.Committee);
        using HttpClient viewer = Host.As(user), disabled = Host.As(gone);
        (await disabled.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Host.Get<Users>().SetDisabled(gone.Id, disabled: true);

        await AwayAsync(async isKnown =>
        {
            using HttpResponseMessage page = await viewer.GetAsync("/");
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            page.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set);
            (set ?? []).ShouldNotContain(cookie => cookie.StartsWith("ioc=", StringComparison.Ordinal));
            (await TextAsync(page)).ShouldContain(isKnown ? "data-database-away" : "data-as-of");
            (await disabled.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        });

        (await viewer.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [ClusterFact]
    public async Task Live_figures_are_answered_from_the_board_with_their_time()
    {
        using HttpClient sender = Host.Client(RunningHost.IngestKey), reader = Host.Client(RunningHost.ReadKey);
        (await sender.PostEventsAsync(Events.Status("16690", "H-live").ToJsonString())).EnsureSuccessStatusCode();
        await Eventually.Is("it on the board", () => Task.FromResult(Host.Get<BoardSheets>().Sheet(Scope.Of("16690"), Period.MonthOf(Host.Now.Day))?.Received), received => received == 1);

        await AwayAsync(async _ =>
        {
            JsonElement sheet = await reader.GetJsonAsync("/api/v1/kpis?scope=commune:16690&period=today");
            sheet.GetProperty("received").GetInt64().ShouldBe(1);
            sheet.GetProperty("complete").GetBoolean().ShouldBeFalse();
            sheet.GetProperty("downtimeMinutes").ValueKind.ShouldBe(JsonValueKind.Null);
            Instant.Parse(sheet.GetProperty("asOf").GetString()!).ShouldBeLessThanOrEqualTo(Host.Now);
            (await reader.GetJsonAsync("/api/v1/communes?period=today")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(100);

            using HttpResponseMessage yesterday = await reader.GetAsync("/api/v1/kpis?scope=province&period=yesterday");
            yesterday.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            yesterday.Headers.RetryAfter.ShouldNotBeNull();
        });
    }

    [ClusterFact]
    public async Task Every_question_is_answered_as_the_document_of_the_api_says()
    {
        using HttpClient reader = Host.Client(RunningHost.ReadKey);
        ApiContract contract = await ApiContract.OfAsync(Host);

        await AwayAsync(async _ =>
        {
            var later = new List<string>();
            foreach (ApiOperation operation in contract.Operations().Where(operation => operation.Method == "GET"))
            {
                using HttpResponseMessage answer = await reader.GetAsync(operation.Address());
                (await contract.FaultsAsync(operation, answer)).ShouldBeEmpty();
                later.AddRange(answer.StatusCode == HttpStatusCode.ServiceUnavailable ? [operation.Path] : []);
            }

            later.ShouldContain("/api/v1/kpis");
            later.ShouldContain("/api/v1/dossiers");
        });
    }

    [ClusterFact]
    public async Task Signing_out_works_all_the_same()
    {
        using HttpClient browser = Host.Browser();
        await browser.GetAsync("/sign-in/link/" + Host.Get<SignInLinks>().Create());
        string page = await TextAsync(await browser.GetAsync("/account/password"));
        string token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        await AwayAsync(async isKnown =>
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
            using HttpResponseMessage answer = await browser.PostAsync("/sign-out", form);
            (answer.StatusCode, answer.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.Found, isKnown ? "/sign-in?returnUrl=%2F" : "/sign-in"), "the second time there is nobody to sign out");
        });

        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [ClusterFact]
    public async Task A_page_that_needs_it_says_so_and_tries_again_by_itself()
    {
        using HttpClient administrator = Host.As(Roles.Administrator);
        administrator.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        await AwayAsync(async isKnown =>
        {
            using HttpResponseMessage page = await administrator.GetAsync("/users");
            page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            page.Headers.RetryAfter.ShouldNotBeNull();
            string document = await TextAsync(page);
            document.ShouldContain("data-comes-back");
            document.ShouldNotContain("Đã xảy ra lỗi");
            document.ShouldContain(isKnown ? "Cơ sở dữ liệu không phản hồi từ" : "không phản hồi");
        });
    }

    [ClusterFact]
    public async Task Viewers_of_the_hub_stay_and_new_ones_come()
    {
        await using HubClient before = await Host.HubAsync();
        await before.WatchAsync("province", Host.Patience);

        await AwayAsync(async isKnown =>
        {
            await using HubClient during = await Host.HubAsync();
            await during.WatchAsync("province", Host.Patience);
            JsonElement board = (await during.NextAsync("Board", Host.Patience)).Argument;
            board.GetProperty("tiles").GetArrayLength().ShouldBeGreaterThan(5);

            // Longer than credentials of viewers are checked apart.
            long began = Stopwatch.GetTimestamp();
            while (isKnown && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20))
            {
                await before.NextAsync("Board", Host.Patience);
            }
        });
    }

    [ClusterFact]
    public async Task One_that_hangs_keeps_nobody_waiting()
    {
        using HttpClient viewer = Host.As(Roles.Committee), sender = Host.Client(RunningHost.IngestKey);
        (await viewer.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        besideWorker.Line.Delay = TimeSpan.FromMinutes(1);
        try
        {
            await AwayIsKnownAsync();
            long began = Stopwatch.GetTimestamp();
            (await viewer.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await viewer.GetAsync("/alerts/open")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await sender.PostEventsAsync("[]", Events.Batch)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(3));
        }
        finally
        {
            besideWorker.Line.Delay = TimeSpan.Zero;
            besideWorker.Line.Cut();
            await BackIsKnownAsync();
        }
    }

    private static async Task<string> TextAsync(HttpResponseMessage page) => WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

    /// <summary>Null: not answered.</summary>
    private static async Task<long?> ReceivedAsync(HttpClient reader)
    {
        using HttpResponseMessage answer = await reader.GetAsync("/api/v1/kpis?scope=commune:16681&period=today");
        return answer.IsSuccessStatusCode ? (await answer.JsonAsync()).GetProperty("received").GetInt64() : null;
    }

    private async Task AwayAsync(Func<bool, Task> meanwhile)
    {
        await besideWorker.Postgres.StopAsync();
        try
        {
            await meanwhile(false); // when nobody has noticed yet
            await AwayIsKnownAsync();
            await meanwhile(true);
        }
        finally
        {
            await besideWorker.Postgres.ResumeAsync();
            await BackIsKnownAsync();
        }
    }

    private async Task AwayIsKnownAsync()
    {
        await Eventually.Is("a database known to be away", OperationalAsync, said => said != "ok");
        await Eventually.Shows("since when", () => Host.Get<PostgresState>().Outage, outage => outage is not null); // pages ask here
    }

    private Task BackIsKnownAsync() => Eventually.Is("a database known to be back", OperationalAsync, said => said == "ok");

    private async Task<string?> OperationalAsync()
    {
        using HttpClient anyone = Host.Client();
        using HttpResponseMessage answer = await anyone.GetAsync("/health/ready");
        return (await answer.JsonAsync()).GetProperty("stores").GetProperty("operational").GetString();
    }
}
