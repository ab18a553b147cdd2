using Ioc.Dashboard.Tests.Access;
using Ioc.Ingest.State;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Operations.Cases;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Dashboard.Tests.Cases;

/// <summary>Real cases.db, access.db and state of record in a folder of their own, with a clock that stands still on a Monday at eight.</summary>
public sealed class CasesFolder : IAsyncLifetime
{
    private readonly AccessFolder _access = new();

    public CasesFolder()
    {
        Profile = Repository.LoadProfile();
        var database = new CasesDatabase(_access.File("cases.db"));
        database.Migrate();
        Notes = new Notes(database, _access.Audit, Clock);
        Directives = new Directives(database, _access.Audit, Clock);
        Steps = new IncidentSteps(database, _access.Audit, Clock);
        Store = new SqliteOperationalStore(_access.File("ioc.db"), Clock);
        Series = new SqliteTimeSeriesStore(_access.File("series.db"));
        Desk = new MaintenanceDesk(Store, new MaintenanceWatch([Store], Profile, Clock, new BackgroundFailures(new TestMeters()), NullLogger<MaintenanceWatch>.Instance), Profile, _access.Audit, Clock);
    }

    internal FakeClock Clock => _access.Clock;

    public Profile Profile { get; }

    public Notes Notes { get; }

    public Directives Directives { get; }

    public IncidentSteps Steps { get; }

    public MaintenanceDesk Desk { get; }

    internal SqliteOperationalStore Store { get; }

    internal SqliteTimeSeriesStore Series { get; }

    /// <summary>Actions of the audit, oldest first, as `actor action subject`.</summary>
    public IEnumerable<string> Audited => _access.Audit.Latest(100).Reverse().Select(entry => $"{entry.Actor} {entry.Action} {entry.Subject}");

    public async Task InitializeAsync()
    {
        await Store.OpenAsync(Profile, default);
        await Series.OpenAsync(default);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Series.DisposeAsync();
        _access.Dispose();
    }
}
