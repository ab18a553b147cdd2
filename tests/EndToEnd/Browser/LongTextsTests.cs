using System.Text;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Reports;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>Texts that were stored before they had bounds, 20,000 letters without a blank each: what shows them is high, never wide.</summary>
[PagesOfOneTest]
public sealed class LongTextsTests
{
    private const int Letters = 20_000;

    /// <summary>Milliseconds.</summary>
    private const float Patience = 180_000;

    /// <summary>A table of many columns on a phone scrolls in its frame, about so far.</summary>
    private const int WidestFrame = 1600;

    /// <summary>The text, as SQLite makes it.</summary>
    private const string Long = "replace(hex(zeroblob(10000)), '0', 'W')";

    private const string Wide =
        """
        ([desk, widest]) => {
            const root = document.documentElement, found = [];
            if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px wider than the screen`);
            for (const element of document.querySelectorAll("main *")) {
                if (element.closest("svg, .plot, .unseen, input, select, textarea") || element.querySelector(".plot")) continue;
                const style = getComputedStyle(element), over = element.scrollWidth - element.clientWidth;
                if (style.overflowX === "visible" || element.clientWidth < 2 || over <= 1) continue;
                if (root.clientWidth >= desk || element.scrollWidth > widest) found.push(`${element.tagName.toLowerCase()} ${element.className}: ${over} px too wide`);
            }
            return found;
        }
        """;

    private static string Now => $"{FaultEvents.Now.Ticks}";

    private static string Text { get; } = new('W', Letters);

    [BrowserFact]
    public async Task No_page_gets_wide_by_texts_of_thousands_of_letters_without_a_blank()
    {
        using var data = new TemporaryFolder();
        string incident, report;
        await using (IocProcess first = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: ReportRequests.Environment))
        {
            await SampleEvents.PostAsync(first, SampleEvents.FirstDay());
            incident = await EveryPage.IncidentAsync(first);
            report = await EveryPage.ReportAsync(first);
            (await first.StopAsync()).ExitCode.ShouldBe(0);
        }

        await StoreAsync(data.Path, incident.Split('/')[^1], report.Split('/')[^1]);
        await using IocProcess program = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: ReportRequests.Environment);
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(program);
        string unit = "/communes/" + SampleEvents.Commune;
        (string Path, int Least)[] pages =
        [
            (unit, 4), ("/directives?state=all", 4), ("/incidents?show=all", 1), (incident, 6), ("/systems/maintenance", 2), ("/systems/tthc", 2), ("/dossiers?figure=backlog", 1),
            ($"/dossiers/{SampleEvents.Commune}/long", 2), ("/data-quality", 1), ("/dead-letters", 1), ("/dead-letters/1", 1), ("/audit", 3), ("/reports", 1), ("/reports/schedule", 2),
            (report, 3), ("/alerts", 1), ("/alerts/rules", 2), ("/users", 1), ("/api-keys", 2), ("/displays", 1),
        ];
        var found = new List<string>();
        IPage page = await browser.PageAsync("/health/live");
        page.SetDefaultTimeout(Patience);
        foreach ((string path, int least) in pages)
        {
            await page.SetViewportSizeAsync(1280, 720);
            (await page.GotoAsync(path))!.Status.ShouldBe(200, path);
            await page.Locator("h1").First.WaitForAsync();
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0, new() { Timeout = Patience });
            await Eventually.Is($"{least} of the texts on {path}", () => page.EvaluateAsync<int>("text => document.querySelector('main').textContent.split(text).length - 1", Text), seen => seen >= least);
            foreach ((int width, bool whole) in new[] { (1280, false), (390, false), (390, true) })
            {
                await page.SetViewportSizeAsync(width, 844);
                await page.EvaluateAsync("whole => { for (const text of document.querySelectorAll('details.long')) text.open = whole; }", whole);
                found.AddRange((await page.EvaluateAsync<string[]>(Wide, new[] { 1280, WidestFrame })).Select(what => $"{path} at {width}{(whole ? ", all shown" : "")}: {what}"));
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    /// <summary>As a version without bounds kept them.</summary>
    private static async Task StoreAsync(string data, string incident, string report)
    {
        await DataSteward.AppointAsync(data);
        await StoreDossierAsync(data);
        string unit = SampleEvents.Commune, day = $"{FaultEvents.Today.Number}";
        await RunAsync(
            "operational.db",
            $"INSERT INTO maintenance (series, unit, system, start_at, end_at, reason, planned_by, planned_at) VALUES ('s', '', 'tthc', {Now} + 36000000000, {Now} + 72000000000, {Long}, {Long}, {Now})",
            $"INSERT INTO dead_letters (topic, partition, \"offset\", value, reason, detail, arrived_at) VALUES ('http', 0, 0, CAST({Long} AS BLOB), 'MissingField', {Long}, {Now})",
            $"INSERT INTO quality (day, unit, kind, n) VALUES ({day}, '{unit}', 'promise-at-midnight ' || {Long}, 7)",
            $"UPDATE incidents SET acknowledged_at = {Now}, acknowledged_by = {Long}");
        await RunAsync(
            "cases.db",
            [
                $"INSERT INTO notes (subject, figure, author, writtenAt, text) VALUES ('unit:{unit}', NULL, {Long}, {Now}, {Long})",
                $"INSERT INTO directives (unit, figure, text, assignee, dueDay, issuedBy, issuedAt) VALUES ('{unit}', 'overdue', {Long}, {Long}, {day} + 3, {Long}, {Now})",
                $"INSERT INTO directives (unit, figure, text, assignee, dueDay, issuedBy, issuedAt, doneAt, doneBy, outcome) VALUES ('{unit}', 'overdue', 'x', 'y', {day}, 'z', {Now}, {Now}, {Long}, {Long})",
                .. new[] { "assigned", "note", "resolved" }.Select(kind => $"INSERT INTO incident_steps (incident, kind, person, doneAt, text) VALUES ({incident}, '{kind}', {Long}, {Now}, {Long})"),
            ]);
        await RunAsync(
            "alerts.db",
            $"INSERT INTO alert_rules (id, name, figure, scope, above, threshold, clear, seconds, critical, enabled, position) VALUES ('long', {Long}, 'overdue', 'province', 1, 1000000, 999999, 60, 0, 1, 99)",
            $"INSERT INTO alerts (rule, units, since, raisedAt, value, acknowledgedAt, acknowledgedBy, endedAt) VALUES ('long', '[]', {Ago(2)}, {Ago(2)}, 5, {Ago(1)}, {Long}, {Ago(1)})",
            $"INSERT INTO alert_deliveries (slot, kind, target, subject, body, state, createdAt, nextAt, answer) VALUES ('long', 'mail', {Long}, {Long}, '', 'done', {Ago(1)}, 0, {Long})");
        await RunAsync(
            "reports.db",
            $"UPDATE reports SET preparedBy = {Long}, texts = json_object('general', {Long}, 'shortcomings', {Long})",
            $"INSERT INTO report_deliveries (id, slot, kind, target, what, report, state, createdAt, nextAt) VALUES (99, 'long', 'mail', {Long}, 'draft', {report}, 'done', {Ago(1)}, 0)",
            $"INSERT INTO report_receipts (delivery, report, at, who, accepted, answer) VALUES (99, {report}, {Ago(1)}, {Long}, 1, {Long})");
        await RunAsync(
            "access.db",
            $"INSERT INTO audit (at, actor, action, subject, detail) VALUES ({Ago(1)}, {Long}, 'report-download', {Long}, {Long})",
            $"INSERT INTO users (id, name, role, stamp, createdAt, fullName) VALUES ('long', 'long', 'viewer', 's', {Ago(1)}, {Long})",
            $"INSERT INTO api_keys (id, name, hash, role, sources, createdAt) VALUES ('long', {Long}, x'01', 'ingest', json_array({Long}), {Ago(1)})",
            $"INSERT INTO displays (id, name, hash, approvedBy, approvedAt) VALUES ('long', {Long}, x'01', 'z', {Ago(1)})");

        Task RunAsync(string file, params string[] statements) => Tool.RunAsync("sqlite3", ["-bail", Path.Combine(data, file)], string.Join(";\n", statements) + ";\n");

        static string Ago(int hours) => $"{TimeProvider.System.GetUtcNow().AddHours(-hours).ToUnixTimeMilliseconds()}";
    }

    /// <summary>A dossier of a source with a long name and a procedure that is not known.</summary>
    private static async Task StoreDossierAsync(string data)
    {
        Instant accepted = FaultEvents.Now - TimeSpan.FromHours(1);
        var history = new DossierHistory();
        history.Add(new DossierEvent
        {
            Sequence = 1, Status = DossierStatus.Accepted, At = accepted, Time = accepted, RecordedAt = accepted, Source = Text, Id = Encoding.UTF8.GetBytes("long"), Sha = 1, Procedure = Text, Channel = Channel.Online,
        });
        var facts = new DossierFacts
        {
            AcceptedAt = accepted, Status = DossierStatus.Accepted, DueAt = accepted + TimeSpan.FromDays(9), DueBasis = DueBasis.Default, DueSoonFrom = accepted + TimeSpan.FromDays(8), Procedure = Text,
            Channel = Channel.Online, LatestAt = accepted,
        };
        var row = new DossierRow(new DossierKey(SampleEvents.Commune, "long"), new DossierHistoryCodec().Encode(history), facts);
        var batch = new CommitBatch { CommittedAt = FaultEvents.Now };
        batch.Dossiers.Add(row);
        new CounterDeltas().AddTo(batch.Counters, row.Key.Unit, row.Facts, 1);
        await using var store = new SqliteOperationalStore(Path.Combine(data, "operational.db"), TimeProvider.System);
        await store.OpenAsync(FaultEvents.Profile, default);
        await store.CommitAsync(batch, default);
    }
}
