using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>A store with a few dossiers of October 2025, and desks and archives over it: each call of <see cref="Open"/> is a dashboard of its own.</summary>
internal sealed class SmallArchive : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-archive-").FullName;
    private readonly string? _postgres;
    private int _numbers;

    private SmallArchive(string? postgres) => _postgres = postgres;

    public static Period October => Period.MonthOf(LocalDay.Of(2025, 10, 1));

    public FakeClock Clock { get; } = new(Instant.Parse("2025-10-31T12:00:00+07:00"));

    public Profile Profile { get; } = SmallProfile.Create();

    public SqliteOperationalStore Store { get; private set; } = null!;

    /// <summary>Postgres: connection string of the archive; null: a file.</summary>
    public static async Task<SmallArchive> CreateAsync(string? postgres = null)
    {
        var small = new SmallArchive(postgres);
        small.Store = new SqliteOperationalStore(Path.Combine(small._folder, "operational.db"), small.Clock);
        await small.Store.OpenAsync(small.Profile, default);
        await small.ReceiveAsync("2025-10-15T09:00:00+07:00");
        return small;
    }

    public string ReportsFile => Path.Combine(_folder, "reports.db");

    public OpenArchive Open(ReportSettings? settings = null, string? postgres = null)
    {
        var database = new ReportDatabase(ReportsFile, postgres ?? _postgres);
        database.Migrate();
        var real = new RealTime(Clock);
        var archive = new ReportArchive(database, new ReportNews(settings ?? new ReportSettings(), real), Clock);
        return new OpenArchive(archive, new ReportDesk(Store, archive, Profile, Clock), new Deliveries(database, real), database);
    }

    public async Task ReceiveAsync(string accepted)
    {
        Instant at = Instant.Parse(accepted);
        var facts = new DossierFacts
        {
            AcceptedAt = at,
            Status = DossierStatus.Accepted,
            Procedure = "1.000010",
            Channel = Channel.Online,
            DueAt = at + TimeSpan.FromDays(14),
            DueBasis = DueBasis.Procedure,
            LatestAt = at,
        };
        var row = new DossierRow(new DossierKey("10001", $"H99.{_numbers++}"), [], facts);
        var batch = new CommitBatch { CommittedAt = Clock.Now, Simulated = false };
        batch.Dossiers.Add(row);
        batch.LastArrival["10001"] = Clock.Now;
        new CounterDeltas().AddTo(batch.Counters, row.Key.Unit, facts, 1);
        await Store.CommitAsync(batch, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>What one dashboard holds of reports.</summary>
internal sealed record OpenArchive(ReportArchive Archive, ReportDesk Desk, Deliveries Deliveries, ReportDatabase Database);
