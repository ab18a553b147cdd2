using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Settings;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Telemetry;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Telemetry;

/// <summary>Which question the heartbeat asks: alone, whether this process takes events in; beside workers, whether anybody does.</summary>
[Collection(OneHost.Name)]
public sealed class SignOfLifeTests(RunningHost host)
{
    [Fact]
    public async Task Beside_workers_it_is_that_of_the_source_and_alone_its_own()
    {
        IocSettings settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ioc:Profile:Folder"] = Path.Combine(Repository.Root, "profiles"),
            ["Ioc:Kafka:BootstrapServers"] = "127.0.0.1:9",
            ["Ioc:Store:Kind"] = "postgres",
            ["Ioc:Store:ConnectionString"] = "Host=127.0.0.1;Port=9",
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Series:Url"] = "http://127.0.0.1:9",
            ["Ioc:Heartbeat:Url"] = "http://127.0.0.1:9/{name}",
        }).Build());
        await using WebApplication app = DashboardHost.Build(settings, host.Profile);
        ISignOfLife beside = app.Services.GetRequiredService<ISignOfLife>(), alone = host.Get<ISignOfLife>();
        (beside.GetType().Name, beside.IsGiven()).ShouldBe(("SourceSign", false));
        (alone.GetType().Name, alone.IsGiven()).ShouldBe(("ReadySign", true));
    }
}
