using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Components.Charts;

/// <summary>Keeps a chart that could not be drawn (its script did not come) from ending the page.</summary>
public sealed partial class ChartBoundary : ErrorBoundaryBase
{
    [Inject]
    public required ILogger<ChartBoundary> Logger { get; set; }

    [Parameter]
    public EventCallback Failed { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddContent(0, CurrentException is { } problem ? ErrorContent?.Invoke(problem) : ChildContent);

    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is not (JSDisconnectedException or OperationCanceledException)) // the browser left while we drew
        {
            LogUndrawn(Logger, exception);
        }

        return Failed.InvokeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A chart could not be drawn in the browser")]
    private static partial void LogUndrawn(ILogger logger, Exception problem);
}
