using Ioc.Dashboard.Components.Charts;
using Ioc.Reports.Content;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Tests.Charts;

/// <summary>What a growing chart asks of the browser.</summary>
public sealed class PlotTests
{
    [Fact]
    public async Task A_line_that_grows_is_drawn_once_and_then_appended_to()
    {
        var browser = new Listening();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IJSRuntime>(browser).BuildServiceProvider();
        await using var renderer = new Circuit(services);
        Growing growing = null!;
        await renderer.Dispatcher.InvokeAsync(() => renderer.BeginRenderingComponent(typeof(Growing), ParameterView.FromDictionary(new Dictionary<string, object?> { ["Made"] = (Action<Growing>)(made => growing = made) })));
        await browser.UntilAsync("newPlot");
        browser.Calls.ShouldBe(["import", "load", "import", "importScript", "newPlot"]);

        await renderer.Dispatcher.InvokeAsync(() => growing.Show([2, null, 4]));
        await browser.UntilAsync("extendTraces");
        object?[] sent = browser.Last!;
        ((IEnumerable<IEnumerable<object>>)sent[1]!).Single().ShouldBe(["08:02"]);
        ((IEnumerable<IEnumerable<object>>)sent[2]!).Single().ShouldBe([4.0]);
        sent[4].ShouldBe(3);

        await renderer.Dispatcher.InvokeAsync(() => growing.Show([2, 3, 4]));
        await browser.UntilAsync("react");
        renderer.Problems.ShouldBeEmpty();
    }

    private static PlotContent Of(double?[] values) => new(
        ChartKind.Lines, [.. values.Select((_, i) => $"08:0{i}")], [new PlotSeries("Trung vị", values)], ",d", ChartLook.Of(Language.Vietnamese, ChartLook.Across(), ChartLook.Up()));

    private sealed class Growing : ComponentBase
    {
        private PlotContent _content = Of([2, null]);

        [Parameter]
        public required Action<Growing> Made { get; set; }

        public void Show(double?[] values)
        {
            _content = Of(values);
            StateHasChanged();
        }

        protected override void OnInitialized() => Made(this);

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<Plot>(0);
            builder.AddComponentParameter(1, nameof(Plot.Content), _content);
            builder.CloseComponent();
        }
    }

    /// <summary>A browser that notes what it is told.</summary>
    private sealed class Listening : IJSRuntime, IJSObjectReference
    {
        private readonly System.Threading.Channels.Channel<string> _called = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public List<string> Calls { get; } = [];

        public object?[]? Last { get; private set; }

        /// <summary>Waits until it was told this.</summary>
        public async Task UntilAsync(string call)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while (await _called.Reader.ReadAsync(patience.Token) != call)
            {
            }
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Calls.Add(identifier);
            Last = args;
            _called.Writer.TryWrite(identifier);
            return ValueTask.FromResult(typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>As a circuit's renderer: OnAfterRender is called.</summary>
    private sealed class Circuit(IServiceProvider services) : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
    {
        public List<Exception> Problems { get; } = [];

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

        protected override void HandleException(Exception exception) => Problems.Add(exception);
    }
}
