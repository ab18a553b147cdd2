using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>
/// Stands in a form (or another element) with <c>data-draft</c>, whose fields js/pages/drafts.js keeps in the reader's browser until they were sent, and offers them again
/// after a lost connection. Nothing of it passes the server before it is sent.
/// </summary>
public sealed partial class Draft : IAsyncDisposable
{
    private IJSObjectReference? _script;
    private string? _asked;
    private bool _wasEmpty;
    private bool _sent;
    private bool _found;

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Inject]
    public required ILogger<Draft> Logger { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>The value of data-draft, of no other form.</summary>
    [Parameter]
    [EditorRequired]
    public string For { get; set; } = string.Empty;

    /// <summary>Whether nothing unsent stands in the form; when that becomes so, what was kept goes.</summary>
    [Parameter]
    public bool Empty { get; set; }

    /// <summary>It was sent or is not wanted. For forms that go with what was typed into them: also after the form is gone.</summary>
    public async Task ForgetAsync()
    {
        _found = false;
        await AskAsync<object?>("forget");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is { } script)
            {
                _script = null;
                await script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone.
        }
    }

    protected override void OnParametersSet()
    {
        _sent |= _asked is not null && Empty && !_wasEmpty;
        _wasEmpty = Empty;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_asked != For)
        {
            (_asked, _sent) = (For, false);
            _found = await AskAsync<bool>("find");
            StateHasChanged();
        }
        else if (_sent)
        {
            _sent = false;
            await ForgetAsync();
            StateHasChanged();
        }
    }

    private async Task RestoreAsync()
    {
        _found = false;
        await AskAsync<object?>("restore");
    }

    private async Task<T?> AskAsync<T>(string what)
    {
        try
        {
            _script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/pages/drafts.js");
            return await _script.InvokeAsync<T>(what, For);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            return default; // the browser left; what it keeps is its own
        }
        catch (JSException problem)
        {
            LogUnkept(Logger, what, problem);
            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A draft in the browser: {What} failed")]
    private static partial void LogUnkept(ILogger logger, string what, Exception problem);
}
