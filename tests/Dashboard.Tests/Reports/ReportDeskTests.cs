using System.Text.Json;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>The archive and the calendar over a real store: versions, states, and work done once.</summary>
public sealed class ReportDeskTests : IAsyncLifetime
{
    private const int FreezeDay = 5;

    private SmallArchive _small = null!;

    public async Task InitializeAsync() => _small = await SmallArchive.CreateAsync();

    public async Task DisposeAsync() => await _small.DisposeAsync();

    [Fact]
    public async Task Month_is_drafted_on_the_first_and_frozen_on_the_fifth_day_each_once()
    {
        (ReportArchive archive, ReportDesk desk) = Open();
        foreach ((string now, string state) in new[]
        {
            ("2025-11-01T00:29:59+07:00", ""), ("2025-11-01T00:30:00+07:00", "1 draft"), ("2025-11-03T10:00:00+07:00", "1 draft"),
            ("2025-11-05T00:59:59+07:00", "1 draft"), ("2025-11-05T01:00:00+07:00", "1 frozen"), ("2025-11-05T02:00:00+07:00", "1 frozen"), ("2025-11-20T02:00:00+07:00", "1 frozen"),
        })
        {
            _small.Clock.Now = Instant.Parse(now);
            await desk.RunDueAsync(FreezeDay, default);
            string.Join(';', archive.List().Select(report => $"{report.Version} {report.State}")).ShouldBe(state, now);
        }

        archive.Steps(archive.Latest("2025-10")!.Id).Select(step => step.What).ShouldBe(["draft", "frozen"]);
    }

    [Fact]
    public async Task Missed_days_are_made_good_once_and_two_desks_make_one_report()
    {
        _small.Clock.Now = Instant.Parse("2025-11-09T08:00:00+07:00");
        (ReportArchive archive, ReportDesk first) = Open();
        ReportDesk second = Open().Desk;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? first : second).RunDueAsync(FreezeDay, default)));
        archive.List().Select(report => (report.Period, report.Version, report.State)).ShouldBe([("2025-10", 1L, "frozen")]);
    }

    [Fact]
    public async Task A_month_before_the_store_began_is_not_due()
    {
        _small.Clock.Now = Instant.Parse("2025-10-31T12:00:00+07:00");
        (ReportArchive archive, ReportDesk desk) = Open();
        await desk.RunDueAsync(FreezeDay, default);
        archive.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_late_event_makes_version_2_with_differences_and_leaves_version_1()
    {
        _small.Clock.Now = Instant.Parse("2025-11-06T08:00:00+07:00");
        (ReportArchive archive, ReportDesk desk) = Open();
        ArchivedReport first = (await desk.RunDueAsync(FreezeDay, default))!;
        byte[] before = archive.Open(first, FormFields.Of(_small.Profile)).Json;
        await _small.ReceiveAsync("2025-10-20T09:00:00+07:00");
        ArchivedReport second = (await desk.RunDueAsync(FreezeDay, default))!;
        (second.Version, second.State).ShouldBe((2L, "frozen"));
        JsonSerializer.Deserialize<List<FigureDifference>>(second.Differences)!.ShouldContain(new FigureDifference("province.received", "1", "2"));
        archive.Open(archive.Find(first.Id)!, FormFields.Of(_small.Profile)).Json.ShouldBe(before);
        (await desk.RunDueAsync(FreezeDay, default))!.Id.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Who_prepared_may_not_approve_and_steps_go_in_order()
    {
        _small.Clock.Now = Instant.Parse("2025-11-06T08:00:00+07:00");
        (ReportArchive archive, ReportDesk desk) = Open();
        long id = (await desk.FreezeAsync(SmallArchive.October, "an", null, default)).Id;
        Should.Throw<ReportRefusedException>(() => archive.Send(id, "binh", "VP TW"));
        Should.Throw<ReportRefusedException>(() => archive.Approve(id, "an"));
        archive.Write(id, "binh", new Dictionary<string, string> { [TextSlots.Proposals] = "Đề nghị." });
        Should.Throw<ReportRefusedException>(() => archive.Approve(id, "binh"));
        archive.Approve(id, "an");
        Should.Throw<ReportRefusedException>(() => archive.Write(id, "binh", new Dictionary<string, string>()));
        archive.Send(id, "an", "Văn phòng Trung ương Đảng");
        ArchivedReport sent = archive.Find(id)!;
        (sent.State, sent.PreparedBy, sent.ApprovedBy, sent.SentTo).ShouldBe(("sent", "binh", "an", "Văn phòng Trung ương Đảng"));
        archive.Open(sent, FormFields.Of(_small.Profile)).Edition.Texts[TextSlots.Proposals].ShouldBe("Đề nghị.");
        archive.Steps(id).Select(step => (step.Who, step.What)).ShouldBe([("an", "frozen"), ("binh", "texts"), ("an", "approved"), ("an", "sent")]);
    }

    [Fact]
    public async Task A_period_that_runs_cannot_be_frozen()
    {
        ReportDesk desk = Open().Desk;
        await Should.ThrowAsync<ReportRefusedException>(() => desk.FreezeAsync(SmallArchive.October, "an", null, default));
        (await desk.MakeAsync(SmallArchive.October, "an", null, default)).State.ShouldBe("draft");
    }

    [Fact]
    public async Task A_report_given_up_while_it_is_made_leaves_nothing()
    {
        (ReportArchive archive, ReportDesk desk) = Open();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => desk.MakeAsync(SmallArchive.October, "an", null, stop.Token));
        archive.List().ShouldBeEmpty();
        (await desk.MakeAsync(SmallArchive.October, "an", null, default)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Figures_changed_in_the_archive_are_not_shown()
    {
        (ReportArchive archive, ReportDesk desk) = Open();
        ArchivedReport report = await desk.MakeAsync(SmallArchive.October, "an", null, default);
        Should.Throw<InvalidDataException>(() => archive.Open(report with { Sha256 = new string('0', 64) }, FormFields.Of(_small.Profile)));
    }

    private (ReportArchive Archive, ReportDesk Desk) Open()
    {
        OpenArchive open = _small.Open();
        return (open.Archive, open.Desk);
    }
}
