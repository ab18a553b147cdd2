using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports.Figures;

namespace Ioc.Operations.Reports;

/// <summary>Makes reports for the archive, one at a time: on demand, and what is due by the calendar. Thread-safe.</summary>
public sealed class ReportDesk(IStateOfRecord store, ReportArchive archive, Profile profile, TimeProvider time) : IDisposable
{
    /// <summary>Who makes what the calendar asks for.</summary>
    public const string Scheduler = "lịch tự động";

    private readonly SemaphoreSlim _making = new(1, 1);

    private Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Figures of any period as known now, kept in the archive (a draft, or the next version of what is frozen).</summary>
    public Task<ArchivedReport> MakeAsync(Period period, string by, IProgress<int>? progress, CancellationToken cancellation) => KeepAsync(period, by, frozen: false, progress, cancellation);

    /// <summary>Freezes a period that is over, with the figures as known now. Throws <see cref="ReportRefusedException"/> for one that runs.</summary>
    public Task<ArchivedReport> FreezeAsync(Period period, string by, IProgress<int>? progress, CancellationToken cancellation) => period.IsOver(Now)
        ? KeepAsync(period, by, frozen: true, progress, cancellation)
        : throw new ReportRefusedException("Kỳ báo cáo chưa kết thúc, chưa chốt được số liệu. A period that is not over cannot be frozen.");

    /// <summary>
    /// What the calendar asks for now: the draft of last month from the 1st 00:30, its freeze from the freeze day, and a new version of a frozen month that changed since.
    /// The archive is asked first, so it does no harm to call this at any time, after downtime or twice. A month that ended before the store's first event is not due.
    /// </summary>
    public async Task<ArchivedReport?> RunDueAsync(int freezeDay, CancellationToken cancellation)
    {
        Instant now = Now;
        Period month = ReportCalendar.MonthBefore(now);
        StoreState state = await store.StateAsync(cancellation);
        if (state.FirstArrival is not { } first || first >= month.Last.End || now < ReportCalendar.DraftAt(month))
        {
            return null;
        }

        ArchivedReport? latest = archive.Latest(PeriodCode(month));
        return now >= ReportCalendar.FreezeAt(month, freezeDay)
            ? await KeepAsync(month, Scheduler, frozen: true, null, cancellation)
            : latest ?? await KeepAsync(month, Scheduler, frozen: false, null, cancellation, onlyFirst: true);
    }

    public static string PeriodCode(Period period) => Ioc.Reports.Text.PeriodName.Code(
        new ReportPeriod(period.Kind.ToString().ToLowerInvariant(), period.First.ToString(), period.Last.ToString(), Over: true));

    public void Dispose() => _making.Dispose();

    private async Task<ArchivedReport> KeepAsync(Period period, string by, bool frozen, IProgress<int>? progress, CancellationToken cancellation, bool onlyFirst = false)
    {
        await _making.WaitAsync(cancellation);
        try
        {
            MadeFigures made = await Task.Run(() => FiguresAsync(period, progress, cancellation), cancellation);
            return archive.Keep(PeriodCode(period), made, by, frozen, onlyFirst);
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<MadeFigures> FiguresAsync(Period period, IProgress<int>? progress, CancellationToken cancellation)
    {
        await using IStoreSnapshot snapshot = await store.SnapshotAsync(cancellation);
        StoreState state = await snapshot.StateAsync(cancellation);
        return await new FiguresMaker(snapshot, profile).MakeAsync(period, FiguresMaker.AsOf(period, state, Now), progress, cancellation);
    }
}
