using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Operations.Reports;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>On a page that shows live figures of a period: whether that period is frozen, and whether what is shown differs from it. Nothing when it is not frozen.</summary>
public sealed partial class FrozenNotice : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private FrozenComparison? _comparison;
    private Period? _compared;

    [Parameter]
    [EditorRequired]
    public Period Period { get; set; }

    [Inject]
    public required FrozenFigures Frozen { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_compared == Period)
        {
            return;
        }

        (_compared, _comparison) = (Period, null);
        Period asked = Period;
        try
        {
            FrozenComparison? comparison = await Task.Run(() => Frozen.CompareAsync(asked, _gone.Token), _gone.Token);
            _comparison = asked == Period ? comparison : _comparison;
        }
        catch (StoreUnavailableException)
        {
            // The page's own figures say that the store is away; asked again with the next drawing.
            _compared = asked == Period ? null : _compared;
        }
        catch (Exception missing) when (missing is InvalidDataException or OperationCanceledException)
        {
            // An archive that cannot be read is said on the page of reports.
        }
    }
}
