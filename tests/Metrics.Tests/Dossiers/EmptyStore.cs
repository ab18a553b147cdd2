using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>No database: a store that finds nothing, or makes up open dossiers, so that the ledger alone is measured.</summary>
internal sealed class EmptyStore : IOperationalStore
{
    public int Synthetic { get; init; }

    public Task<IReadOnlyList<ReportedId>> ReportedIdsAsync(IReadOnlyCollection<ReportedKey> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ReportedId>>([]);

    public Task<IReadOnlyList<DossierRow>> FindDossiersAsync(IReadOnlyCollection<DossierKey> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DossierRow>>([]);

    public async IAsyncEnumerable<DossierRow> OpenDossiersAsync(Instant at, IReadOnlySet<string>? units, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        for (int i = 0; i < Synthetic; i++)
        {
            Instant accepted = at - TimeSpan.FromMinutes(i % 5_000);
            yield return new DossierRow(Key(i), [], new DossierFacts
            {
                AcceptedAt = accepted,
                Status = DossierStatus.Processing,
                DueAt = accepted + TimeSpan.FromDays(7),
                DueSoonFrom = accepted + TimeSpan.FromDays(6),
            });
        }
    }

    public async IAsyncEnumerable<DossierKey> DossierKeysAsync(IReadOnlySet<string>? units, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        for (int i = 0; i < Synthetic; i++)
        {
            yield return Key(i);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task OpenAsync(Profile profile, CancellationToken cancellation) => Task.CompletedTask;

    public Task<StoreState> StateAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<PartitionOwnership> AcquireAsync(string topic, int partition, StreamId stream, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> CommitAsync(CommitBatch batch, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> RebuildAsync(Func<DossierRow, DossierFacts> recompute, FiguresBasis basis, IProgress<long>? progress, CancellationToken cancellation) => throw new NotSupportedException();

    public Task BulkLoadAsync(IEnumerable<DossierRow> dossiers, CommitBatch rest, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<HealthSnapshot> HealthAsync(Instant chunksSince, Instant outagesSince, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<HealthChunk>> HealthChunksAsync(string unit, string system, Instant from, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> AcknowledgeIncidentAsync(long incident, string by, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> RelayedDeadLetterAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task MarkDeadLettersRelayedAsync(long id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task KeepMinuteAsync(Instant minute, byte[] content, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<(Instant Minute, byte[] Content)>> WaitingMinutesAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task LetGoOfMinuteAsync(Instant minute, bool gap, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Instant>> GapsAsync(Instant from, Instant to, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<OffsetGap>> OffsetGapsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> PruneDeadLettersAsync(Instant before, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> PruneHealthReportsAsync(Instant before, CancellationToken cancellation) => throw new NotSupportedException();

    private static DossierKey Key(int number) => new(number % 2 == 0 ? "10001" : "10002", $"H41.17-250506-{number:000000}");
}
