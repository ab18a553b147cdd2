using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>
/// A search box whose text stands in the address as `?q=`. The browser puts each letter there by itself (`js/pages/filter.js`); over a slow line these addresses come in long after:
/// they never replace what was typed since. An address of another origin (a link, the back button) rules.
/// </summary>
public sealed partial class FilterBox
{
    private readonly Queue<string?> _underWay = new();
    private string? _typed;
    private string? _taken;
    private bool _began;

    /// <summary>What it finds; also its placeholder.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The text in the address.</summary>
    [Parameter]
    [EditorRequired]
    public string? Value { get; set; }

    /// <summary>The text to filter by, at once: with each letter, and when the address brought another.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<string?> Typed { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_began && _taken == Value)
        {
            return;
        }

        (_began, _taken) = (true, Value);
        if (_underWay.Contains(Value))
        {
            while (_underWay.Dequeue() != Value)
            {
                // Addresses that were overtaken never come back.
            }

            return;
        }

        _underWay.Clear();
        _typed = Value;
        await Typed.InvokeAsync(Value);
    }

    private async Task SendAsync()
    {
        string? text = string.IsNullOrWhiteSpace(_typed) ? null : _typed;
        _underWay.Enqueue(text);
        await Typed.InvokeAsync(text);
    }
}
