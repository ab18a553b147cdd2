using System.Text;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Xunit.Abstractions;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>Tests that measure: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}

/// <summary>What the ledger costs in memory and time; the bounds are loose, the figures are in the output.</summary>
[Collection(MeasuredAlone.Name)]
public class LedgerCostTests(ITestOutputHelper output)
{
    private static readonly Instant Now = LocalDay.Of(2025, 5, 6).Start + TimeSpan.FromHours(10);

    [Fact]
    public async Task An_open_dossier_takes_at_most_250_bytes()
    {
        const int Count = 300_000;
        Profile profile = SmallProfile.Create();
        var store = new EmptyStore { Synthetic = Count };
        var ledger = new DossierLedger(store, profile, profile.Units.Select(u => u.Code).ToHashSet(), new FakeClock(Now));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await ledger.LoadAsync(default);
        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        output.WriteLine($"{bytes} bytes an open dossier, {Count} of them");
        ledger.OpenCount.ShouldBe(Count);
        bytes.ShouldBeLessThanOrEqualTo(250);
    }

    [Fact]
    public async Task An_event_takes_little_time_in_the_ledger()
    {
        const int Dossiers = 20_000, Steps = 3, Batch = 2_000;
        Profile profile = SmallProfile.Create();
        var ledger = new DossierLedger(new EmptyStore(), profile, profile.Units.Select(u => u.Code).ToHashSet(), new FakeClock(Now));
        await ledger.LoadAsync(default);
        var events = Enumerable.Range(0, Dossiers * Steps).Select(i => Event(profile, i % Dossiers, (i / Dossiers) + 1)).ToList();
        await RunAsync(ledger, events[..Batch], Batch);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan from = Environment.CpuUsage.TotalTime;
        await RunAsync(ledger, events[Batch..], Batch);
        double micros = (Environment.CpuUsage.TotalTime - from).TotalMicroseconds / (events.Count - Batch);
        output.WriteLine($"{micros:0.00} µs of processor time and {(GC.GetAllocatedBytesForCurrentThread() - allocated) / (events.Count - Batch)} bytes allocated an event");
        micros.ShouldBeLessThan(100);
    }

    private static async Task RunAsync(DossierLedger ledger, List<DecodedEvent> events, int size)
    {
        for (int i = 0; i < events.Count; i += size)
        {
            await ledger.ApplyAsync(events.GetRange(i, Math.Min(size, events.Count - i)), new CommitBatch(), default);
            ledger.Committed();
        }
    }

    private static DecodedEvent Event(Profile profile, int dossier, int sequence)
    {
        var decoded = new DecodedEvent
        {
            Kind = EventKind.DossierStatus,
            Source = "/vn/99/tthc",
            Id = Encoding.UTF8.GetBytes($"5f9c1c0e-8a53-4d9b-9d51-{dossier:000000000000}-{sequence}"),
            Time = Now,
            RecordedAt = Now + TimeSpan.FromMilliseconds(137),
            Unit = profile.Units[dossier % 4],
            At = Now - TimeSpan.FromDays(4 - sequence),
            Dossier = Encoding.UTF8.GetBytes($"H41.17-250506-{dossier:000000}"),
            Sequence = sequence,
            Status = sequence switch { 1 => DossierStatus.Accepted, 2 => DossierStatus.Processing, _ => DossierStatus.Completed },
            Procedure = "1.000003",
            Channel = Channel.Online,
            FullyOnline = true,
        };
        BitConverter.TryWriteBytes(decoded.Sha256, (dossier * 7) + sequence);
        return decoded;
    }
}
