using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ioc.LoadTests.Benchmarks;

#pragma warning disable BL0006 // A renderer of our own is the only way to time a page that is open without a server and a browser around it.

/// <summary>A page that is open as in a circuit: it follows the live board and is drawn again when it says so. Notes when it was drawn, and how much of it.</summary>
internal sealed class OpenScreen(AsyncServiceScope services) : Renderer(services.ServiceProvider, services.ServiceProvider.GetRequiredService<ILoggerFactory>())
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<long> _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <summary>Components that the last batch drew again.</summary>
    public int Components { get; private set; }

    /// <summary>Completes with the timestamp of the next batch.</summary>
    public Task<long> Next
    {
        get
        {
            lock (_gate)
            {
                return _drawn.Task;
            }
        }
    }

    public Task OpenAsync<TPage>()
        where TPage : IComponent =>
        Dispatcher.InvokeAsync(() => RenderRootComponentAsync(AssignRootComponentId(InstantiateComponent(typeof(TPage)))));

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        Components = renderBatch.UpdatedComponents.Count;
        TaskCompletionSource<long> drawn;
        lock (_gate)
        {
            (drawn, _drawn) = (_drawn, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        drawn.SetResult(Stopwatch.GetTimestamp());
        return Task.CompletedTask;
    }

    protected override void HandleException(Exception exception)
    {
        lock (_gate)
        {
            _drawn.TrySetException(exception);
        }
    }
}
