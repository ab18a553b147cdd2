using System.Globalization;
using Ioc.Dashboard.Components.Communes;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>Every system at every unit in one view, live at 1 Hz: only rows that differ are drawn again.</summary>
public sealed partial class SystemsPage : IAsyncDisposable
{
    private const int MostTroubles = 300;

    private SystemMatrix _matrix = SystemMatrix.Empty;
    private IJSObjectReference? _script;

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required SystemMatrices Matrices { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? OrderText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private SystemsTexts W => Texts.Systems;

    private bool TroubledFirst => OrderText == "trouble" || (OrderText is null && Profile.Units.Count > SystemMatrix.MostColumns);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        await ShowAsync();
    }

    protected override Task ShowAsync()
    {
        _ = int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out int page);
        _matrix = Matrices.Of(Snapshot, Visible, TroubledFirst, Math.Max(1, page));
        return Task.CompletedTask;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            try
            {
                _script = await Js.InvokeAsync<IJSObjectReference>("import", "./js/pages/matrix.js");
                await _script.InvokeVoidAsync("begin", W.NotMonitored, SystemMatrix.Shown.Select(state => SystemStates.Word(state, Texts)).ToArray());
            }
            catch (JSDisconnectedException)
            {
                // The browser left meanwhile.
            }
        }
    }
}
