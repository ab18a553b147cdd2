using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Cases;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Past;
using Ioc.Dashboard.Resources;
using Ioc.Ingest.State;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>One page of the program open as in a circuit, without a browser: it follows the live board, events can be raised, its address can be changed; the readers of the store are in a mood.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly ServiceProvider _own;
    private readonly PastBoard _past;
    private readonly PageRenderer _renderer;
    private readonly Address _address;
    private HtmlRootComponent _root;

    private OpenPage(RunningHost host, string address)
    {
        _scope = host.Services.CreateAsyncScope();
        _address = new Address(address);
        IKpiReader reader = UnsteadyStore.Of(host.Get<IKpiReader>(), Mood);
        IDrillReader drill = UnsteadyStore.Of(host.Get<IDrillReader>(), Mood);
        _past = new PastBoard(reader, drill, host.Get<ITimeSeriesStore>(), host.Get<IOperationalStore>(), host.Profile, host.Get<TimeProvider>());
        _own = new ServiceCollection()
            .AddSingleton<NavigationManager>(_address)
            .AddSingleton(reader).AddSingleton(drill).AddSingleton(_past)
            .AddSingleton(host.Profile).AddSingleton(host.Get<INowCounts>()).AddSingleton(host.Get<ITimeSeriesStore>()).AddSingleton(host.Get<TimeProvider>())
            .AddSingleton<KpiSheets>().AddSingleton<DayHistory>().AddSingleton<SeriesReader>().AddSingleton<MedianSeries>().AddSingleton<DirectiveEffects>()
            .AddSingleton(UnsteadyStore.Of(host.Get<IMaintenanceStore>(), Mood)).AddSingleton(host.Get<MaintenanceWatch>()).AddSingleton(host.Get<AuditLog>()).AddSingleton<MaintenanceDesk>()
            .AddSingleton<UnitTable>()
            .AddSingleton(new Ioc.Dashboard.Live.SharedReads())
            .AddSingleton<IJSRuntime, NoScript>()
            .AddSupplyValueFromQueryProvider()
            .BuildServiceProvider();
        _renderer = new PageRenderer(new Services(_own, _scope.ServiceProvider));
    }

    public StoreMood Mood { get; } = new();

    /// <summary>What went wrong in the page itself: a circuit would have ended.</summary>
    public IReadOnlyList<Exception> Problems => _renderer.Problems;

    /// <summary>Opens the page at the address; does not wait for what it reads.</summary>
    public static async Task<OpenPage> AtAsync<TPage>(RunningHost host, string address, Action<StoreMood>? mood = null, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        var page = new OpenPage(host, address);
        mood?.Invoke(page.Mood);
        await page._renderer.Dispatcher.InvokeAsync(() => page._root = page._renderer.BeginRenderingComponent(
            typeof(Frame<TPage>), ParameterView.FromDictionary(new Dictionary<string, object?> { ["Page"] = parameters.ToDictionary(part => part.Name, part => part.Value) })));
        return page;
    }

    /// <summary>What the page shows now.</summary>
    public Task<IDocument> ShownAsync() => _renderer.Dispatcher.InvokeAsync<IDocument>(() => new HtmlParser().ParseDocument(_root.ToHtmlString()));

    /// <summary>Waits until the page shows what is wanted.</summary>
    public async Task<IDocument> UntilAsync(Func<IDocument, bool> isSo, string wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            Task drawn = _renderer.Drawn;
            IDocument shown = await ShownAsync();
            if (isSo(shown))
            {
                return shown;
            }

            try
            {
                await drawn.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Wanted: {wanted}. Problems: {string.Join("; ", Problems)}. Shown: {shown.Body!.TextContent}");
            }
        }
    }

    /// <summary>The reader follows a link, or goes back.</summary>
    public Task GoAsync(string address) => _renderer.Dispatcher.InvokeAsync(() => _address.NavigateTo(address));

    /// <summary>Somebody types into the only search box of the page.</summary>
    public Task TypeAsync(string text) => _renderer.TypeAsync(text);

    /// <summary>Somebody presses the last button of the page.</summary>
    public Task PressAsync() => _renderer.PressAsync();

    /// <summary>Runs what belongs to the page where its events run.</summary>
    public Task DoAsync(Func<Task> part) => _renderer.Dispatcher.InvokeAsync(part);

    public async ValueTask DisposeAsync()
    {
        Mood.Answer();
        await _renderer.DisposeAsync();
        await _own.DisposeAsync();
        await _scope.DisposeAsync();
        _past.Dispose();
    }

    /// <summary>What the router gives a page.</summary>
    private sealed class Frame<TPage> : ComponentBase
        where TPage : IComponent
    {
        [Parameter]
        public Dictionary<string, object> Page { get; set; } = [];

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Name, "tester")], "test"));
            Give(builder, Texts.Of(Language.Vietnamese), inner => Give(inner, VisibleUnits.All, innermost => Give(innermost, Task.FromResult(new AuthenticationState(user)), page =>
            {
                page.OpenComponent<TPage>(0);
                foreach ((string name, object value) in Page)
                {
                    page.AddComponentParameter(1, name, value);
                }

                page.CloseComponent();
            })));
        }

        private static void Give<T>(RenderTreeBuilder builder, T value, RenderFragment content)
        {
            builder.OpenComponent<CascadingValue<T>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<T>.Value), value);
            builder.AddComponentParameter(2, nameof(CascadingValue<T>.IsFixed), true);
            builder.AddComponentParameter(3, nameof(CascadingValue<T>.ChildContent), content);
            builder.CloseComponent();
        }
    }

    private sealed class Services(IServiceProvider own, IServiceProvider outer) : IServiceProvider
    {
        public object? GetService(Type serviceType) => own.GetService(serviceType) is { } found && serviceType != typeof(IServiceProvider) ? found : outer.GetService(serviceType);
    }

    private sealed class Address : NavigationManager
    {
        public Address(string address) => Initialize("http://ioc.test/", "http://ioc.test" + address);

        protected override void NavigateToCore(string uri, NavigationOptions options)
        {
            Uri = ToAbsoluteUri(uri).ToString();
            NotifyLocationChanged(isInterceptedLink: false);
        }
    }

    /// <summary>A browser whose scripts do nothing.</summary>
    private sealed class NoScript : IJSRuntime, IJSObjectReference
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            ValueTask.FromResult(typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>As a circuit's renderer: OnAfterRender is called, problems do not end the test's process.</summary>
    private sealed class PageRenderer(IServiceProvider services) : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
    {
        private TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ulong _typing;
        private ulong _pressing;

        public List<Exception> Problems { get; } = [];

        /// <summary>Completes with the next drawing.</summary>
        public Task Drawn => Volatile.Read(ref _drawn).Task;

        public Task TypeAsync(string text) => Dispatcher.InvokeAsync(() => DispatchEventAsync(_typing, null, new ChangeEventArgs { Value = text }));

        public Task PressAsync() => Dispatcher.InvokeAsync(() => DispatchEventAsync(_pressing, null, new Microsoft.AspNetCore.Components.Web.MouseEventArgs()));

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
        {
            for (int i = 0; i < renderBatch.ReferenceFrames.Count; i++)
            {
                ref RenderTreeFrame frame = ref renderBatch.ReferenceFrames.Array[i];
                _typing = frame is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "oninput" } ? frame.AttributeEventHandlerId : _typing;
                _pressing = frame is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "onclick" } ? frame.AttributeEventHandlerId : _pressing;
            }

            Interlocked.Exchange(ref _drawn, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return Task.CompletedTask;
        }

        protected override void HandleException(Exception exception)
        {
            Problems.Add(exception);
            Interlocked.Exchange(ref _drawn, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
