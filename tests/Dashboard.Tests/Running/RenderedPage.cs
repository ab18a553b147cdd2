using System.Net;
using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>A component rendered in this process in Vietnamese; its `onchange` can be raised. The address only moves on.</summary>
internal sealed class RenderedPage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Renderer _renderer;
    private HtmlRootComponent _root;

    public RenderedPage(Action<IServiceCollection>? with = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<NavigationManager, Addresses>().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddScoped<Ioc.Dashboard.Components.Figures.ViewDelay>();
        with?.Invoke(services);
        _services = services.BuildServiceProvider();
        _renderer = new Renderer(_services);
    }

    public string Address => _services.GetRequiredService<NavigationManager>().Uri;

    public Task RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent => _renderer.Dispatcher.InvokeAsync(async () =>
        {
            RenderFragment component = builder =>
            {
                builder.OpenComponent<T>(0);
                builder.AddMultipleAttributes(1, parameters!);
                builder.CloseComponent();
            };
            _root = _renderer.BeginRenderingComponent(typeof(CascadingValue<Texts>), ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                ["Value"] = Texts.Of(Language.Vietnamese),
                ["ChildContent"] = component,
            }));
            await _root.QuiescenceTask;
        });

    public Task ChangeAsync(string value) => _renderer.Dispatcher.InvokeAsync(() => _renderer.DispatchEventAsync(_renderer.OnChange, null, new ChangeEventArgs { Value = value }));

    public Task<string> TextAsync() => _renderer.Dispatcher.InvokeAsync(() => WebUtility.HtmlDecode(_root.ToHtmlString()));

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }

    private sealed class Renderer(IServiceProvider services) : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
    {
        /// <summary>The handler of the first `onchange` that was rendered.</summary>
        public ulong OnChange { get; private set; }

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
        {
            ArrayRange<RenderTreeFrame> frames = renderBatch.ReferenceFrames;
            for (int i = 0; i < frames.Count && OnChange == 0; i++)
            {
                ref RenderTreeFrame frame = ref frames.Array[i];
                OnChange = frame is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "onchange" } ? frame.AttributeEventHandlerId : 0;
            }

            return base.UpdateDisplayAsync(renderBatch);
        }
    }

    private sealed class Addresses : NavigationManager
    {
        public Addresses() => Initialize("http://localhost/", "http://localhost/");

        protected override void NavigateToCore(string uri, NavigationOptions options) => Uri = ToAbsoluteUri(uri).ToString();
    }
}
