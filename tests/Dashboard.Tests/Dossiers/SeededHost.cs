using System.Text;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Dossiers;

/// <summary>A host of its own with some hundred dossiers of four units over the last weeks, in every state there is.</summary>
public sealed class SeededHost : IAsyncLifetime
{
    public static readonly IReadOnlyList<string> Units = ["16681", "16690", "16708", "16738"];

    public RunningHost Host { get; } = new();

    public LocalDay Today { get; private set; }

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        Today = TestClock.Today;
        List<string> procedures = [.. Host.Profile.Procedures.Where(procedure => procedure.ByCommunes).Select(procedure => procedure.Code).Take(6), "9.999999"];
        var random = new RandomDossiers(7, Units, procedures, Today - 45, Today - 1);
        using HttpClient ingest = Host.Client(RunningHost.IngestKey);
        foreach (string[] chunk in random.Events(400).Select(arrived => arrived.Json).Chunk(500))
        {
            using HttpResponseMessage answer = await ingest.PostEventsAsync(new StringBuilder("[").AppendJoin(',', chunk).Append(']').ToString(), Events.Batch);
            answer.EnsureSuccessStatusCode();
        }
    }

    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>Days in which much happened, whatever day of the month it is.</summary>
    public string Weeks => $"{Today - 30}..{Today}";

    /// <summary>This month, a day and a range in which something happened, and today.</summary>
    public IEnumerable<string> Periods() => ["today", Today.ToString()[..7], (Today - 5).ToString(), $"{Today - 30}..{Today - 10}"];
}
