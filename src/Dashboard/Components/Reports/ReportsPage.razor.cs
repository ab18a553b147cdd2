using System.Globalization;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>The archive of reports, and where one is made on demand.</summary>
public sealed partial class ReportsPage : IDisposable
{
    private IReadOnlyList<ArchivedReport> _reports = [];
    private CancellationTokenSource? _making;
    private string _period = "";
    private string? _problem;
    private int _done;

    [Inject]
    public required ReportArchive Archive { get; set; }

    [Inject]
    public required ReportDesk Desk { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Caller { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>What is clicked before the page listens would be lost.</summary>
    private bool Waiting => !RendererInfo.IsInteractive;

    private bool Busy => _making is not null;

    private LocalDay Today => Instant.From(Time.GetUtcNow()).Day;

    /// <summary>Who leaves the page gives up what is being made.</summary>
    public void Dispose()
    {
        _making?.Cancel();
        _making?.Dispose();
    }

    protected override void OnInitialized()
    {
        DateOnly lastMonth = Today.Date.AddMonths(-1);
        _period = string.Create(CultureInfo.InvariantCulture, $"{lastMonth.Year}-{lastMonth.Month:00}");
        _reports = Archive.List();
    }

    private async Task MakeAsync()
    {
        if (!Period.TryParse(_period.Trim(), Today, out Period period))
        {
            _problem = Texts.Reports.PeriodWrong;
            return;
        }

        (_problem, _done) = (null, 0);
        using var making = new CancellationTokenSource();
        _making = making;
        try
        {
            var progress = new Progress<int>(done => _ = InvokeAsync(() => Show(done)));
            ArchivedReport report = await Desk.MakeAsync(period, (await Caller).User.Identity?.Name ?? "", progress, making.Token);
            Navigation.NavigateTo($"/reports/{report.Id.ToString(CultureInfo.InvariantCulture)}");
        }
        catch (OperationCanceledException)
        {
            // As asked: nothing was kept.
            _done = 0;
        }
        catch (StoreUnavailableException)
        {
            _problem = Texts.Drill.NotRecorded;
        }
        finally
        {
            _making = null;
        }
    }

    private void Show(int done)
    {
        _done = done;
        StateHasChanged();
    }

    private void Cancel() => _making?.Cancel();
}
