using Ioc.EndToEnd.Reports;
using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Browser;

/// <summary>One running program and browser for all tests that do not kill it; waits for real events, and has a few.</summary>
public sealed class RunningProvince : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _data = new();

    public IocProcess Ioc { get; private set; } = null!;

    public SignedInBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Chromium is null)
        {
            return;
        }

        Ioc = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: ReportRequests.Environment);
        await SampleEvents.PostAsync(Ioc, SampleEvents.FirstDay());
        await SampleEvents.PostRejectedAsync(Ioc);
        await DataSteward.AppointAsync(_data.Path);
        Browser = await SignedInBrowser.OpenAsync(Ioc);
    }

    public async Task DisposeAsync()
    {
        if (Ioc is not null)
        {
            await Browser.DisposeAsync();
            await Ioc.DisposeAsync();
        }
    }

    public void Dispose() => _data.Dispose();
}

/// <summary>Tests that share the running province.</summary>
[CollectionDefinition(Name)]
[PagesOfOneTest]
public sealed class RunningProvinceCollection : ICollectionFixture<RunningProvince>
{
    public const string Name = "running province";
}
