using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Browser;

/// <summary>A running program on a PostgreSQL of its own, with the first day's events, and a browser; nothing where there is no browser or no PostgreSQL.</summary>
public sealed class ProvinceOnPostgres : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();

    public PostgresServer Postgres { get; private set; } = null!;

    public IocProcess Ioc { get; private set; } = null!;

    public SignedInBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Chromium is null || PostgresServer.Programs is null)
        {
            return;
        }

        Postgres = await PostgresServer.StartAsync();
        Ioc = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: new Dictionary<string, string>
        {
            ["Ioc__Store__Kind"] = "postgres",
            ["Ioc__Store__ConnectionString"] = await Postgres.SchemaAsync("away"),
        });
        await SampleEvents.PostAsync(Ioc, SampleEvents.FirstDay());
        Browser = await SignedInBrowser.OpenAsync(Ioc);
    }

    public async Task DisposeAsync()
    {
        await (Browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Ioc?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        _data.Dispose();
    }
}
