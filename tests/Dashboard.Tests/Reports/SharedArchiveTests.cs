using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports.Content;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>The archive in a real PostgreSQL that two dashboards share.</summary>
public sealed class SharedArchiveTests
{
    [PostgresFact]
    public async Task Two_dashboards_make_each_version_once_and_see_each_others_steps()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync(await ArchiveAsync());
        OpenArchive first = small.Open(), second = small.Open();
        small.Clock.Now = Instant.Parse("2025-11-01T08:00:00+07:00");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? first : second).Desk.RunDueAsync(5, default)));
        first.Archive.List().Select(report => (report.Period, report.Version, report.State)).ShouldBe([("2025-10", 1L, "draft")]);
        first.Archive.Steps(first.Archive.Latest("2025-10")!.Id).ShouldHaveSingleItem().What.ShouldBe("draft");

        small.Clock.Now = Instant.Parse("2025-11-05T08:00:00+07:00");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? first : second).Desk.RunDueAsync(5, default)));
        ArchivedReport frozen = second.Archive.List().ShouldHaveSingleItem();
        second.Archive.Steps(frozen.Id).Select(step => step.What).ShouldBe(["draft", "frozen"]);
        second.Archive.Approve(frozen.Id, "binh");
        Should.Throw<ReportRefusedException>(() => first.Archive.Approve(frozen.Id, "chi"));
        first.Archive.Find(frozen.Id)!.ApprovedBy.ShouldBe("binh");
        first.Archive.Open(frozen, FormFields.Of(small.Profile)).Keys!.Of("received").Count().ShouldBe(1);

        await small.ReceiveAsync("2025-10-20T09:00:00+07:00");
        await Task.WhenAll(first.Desk.RunDueAsync(5, default), second.Desk.RunDueAsync(5, default));
        first.Archive.List().Select(report => (report.Version, report.State)).ShouldBe([(2L, "frozen"), (1L, "approved")]);
    }

    [PostgresFact]
    public async Task The_key_of_the_feed_is_the_same_on_every_dashboard()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync(await ArchiveAsync());
        ReportDatabase first = small.Open().Database, second = small.Open().Database;
        first.Secret("feed.key", () => "one").ShouldBe("one");
        second.Secret("feed.key", () => "two").ShouldBe("one");
    }

    [PostgresFact]
    public async Task A_server_that_is_gone_is_said_and_nothing_is_half_written()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        await using SmallArchive small = await SmallArchive.CreateAsync(await server.SchemaAsync("gone"));
        OpenArchive open = small.Open();
        await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        await server.StopAsync();
        await Should.ThrowAsync<StoreUnavailableException>(() => open.Desk.MakeAsync(SmallArchive.October, "an", null, default));
        Should.Throw<StoreUnavailableException>(() => open.Archive.List());
        await server.ResumeAsync();
        open.Archive.List().ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    private static async Task<string> ArchiveAsync() => await (await PostgresServer.SharedAsync()).SchemaAsync("a" + Guid.NewGuid().ToString("N")[..12]);
}
