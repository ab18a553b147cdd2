using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>Says that the figures of the page could not be renewed, and since when; nothing while they are in time.</summary>
public sealed partial class LateNotice : IDisposable
{
    [Inject]
    public required ViewDelay Delay { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    public void Dispose() => Delay.Changed -= Show;

    protected override void OnInitialized() => Delay.Changed += Show;

    private void Show() => _ = InvokeAsync(StateHasChanged);
}
