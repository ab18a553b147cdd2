using System.Diagnostics;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Reports;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>The monthly report of a province whose month has a million dossiers: figures, then each document, and the memory it took.</summary>
internal static class ReportBenchmark
{
    public static async Task<Result> RunAsync(int dossiers)
    {
        var result = new Result("report", $"./ioc bench report --events {dossiers}");
        Profile profile = Sources.Profile();
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        Unit[] units = [.. profile.Units];
        Instant committed = Instant.Parse("2025-11-06T08:00:00+07:00");
        await store.Store.BulkLoadAsync(
            Enumerable.Range(0, dossiers).Select(n => Dossier(n, units[n % units.Length].Code, profile)), new CommitBatch { Simulated = true, CommittedAt = committed }, CancellationToken.None);
        long before = AfterLoading();
        long started = Stopwatch.GetTimestamp();
        await using IStoreSnapshot snapshot = await store.Store.SnapshotAsync(CancellationToken.None);
        var october = Period.MonthOf(LocalDay.Of(2025, 10, 1));
        MadeFigures made = await new FiguresMaker(snapshot, profile).MakeAsync(october, committed, null, CancellationToken.None);
        TimeSpan figures = Stopwatch.GetElapsedTime(started);
        result.Goal(figures.TotalSeconds < 10, $"{made.Figures.Dossiers.Count:N0} dossiers of {units.Length} units: figures in {figures.TotalSeconds:0.0} s (goal 10), {made.Json.Length / 1024:N0} KiB and {made.Keys.Compressed.Length / 1024:N0} KiB of keys");
        MadeReport report = MadeReport.Of(made, new ReportEdition { Version = 1, State = "frozen" }, FormFields.Of(profile));
        long documents = Stopwatch.GetTimestamp();
        foreach (string format in new[] { "docx", "xlsx", "json", "pdf" })
        {
            started = Stopwatch.GetTimestamp();
            byte[] file = await ReportFormat.WriteAsync(report, format, TimeProvider.System, CancellationToken.None);
            result.Say($"{format} {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {file.Length / 1024:N0} KiB");
        }

        result.Goal(Stopwatch.GetElapsedTime(documents).TotalSeconds < 10, $"all documents in {Stopwatch.GetElapsedTime(documents).TotalSeconds:0.0} s (goal 10)");
        using var self = Process.GetCurrentProcess();
        result.Goal(self.PeakWorkingSet64 >> 20 < 500, $"memory {before >> 20:N0} MiB before, at most {self.PeakWorkingSet64 >> 20:N0} MiB while figures and documents were made (goal 500; LibreOffice, which makes the PDF, is a process of its own)");
        return result;
    }

    /// <summary>Gives the memory of loading back and lets the system forget its peak (Linux), so that what follows is the report's own.</summary>
    private static long AfterLoading()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }

        return Environment.WorkingSet;
    }

    private static DossierRow Dossier(int n, string unit, Profile profile)
    {
        Instant accepted = LocalDay.Of(2025, 10, 1).Start + TimeSpan.FromMinutes(n % 40_000);
        bool open = n % 9 == 0;
        Instant? finished = open ? null : accepted + TimeSpan.FromHours(4 + (n % 60));
        var facts = new DossierFacts
        {
            AcceptedAt = accepted,
            FinishedAt = finished,
            Outcome = open ? DossierOutcome.None : DossierOutcome.Resolved,
            Status = open ? DossierStatus.Processing : DossierStatus.Completed,
            DueAt = accepted + TimeSpan.FromDays(3),
            DueBasis = DueBasis.Procedure,
            DueSoonFrom = (accepted + TimeSpan.FromDays(2)).Day.Start,
            Procedure = profile.Procedures[n % profile.Procedures.Count].Code,
            Channel = Channel.Online,
            FullyOnline = n % 5 != 0,
            LatestAt = finished ?? accepted,
        };
        return new DossierRow(new DossierKey(unit, $"{profile.DossierPrefix}.01-2510{n % 31:00}-{n:0000000}"), new byte[180], facts);
    }
}
