using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.SignIn;

/// <summary>Where an administrator approves the code of a wall screen, and revokes screens.</summary>
public sealed partial class DisplaysPage
{
    private IReadOnlyList<Display> _displays = [];
    private bool? _approved;

    [Inject]
    public required Displays Displays { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "approve")]
    public string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "approve")]
    public string? Name { get; set; }

    private string Actor => Context.User.Identity?.Name ?? string.Empty;

    protected override void OnInitialized() => _displays = Displays.List();

    private void Approve()
    {
        _approved = Code is { Length: > 0 } code && Displays.Approve(code, string.IsNullOrWhiteSpace(Name) ? code : Name.Trim(), Actor);
        _displays = Displays.List();
    }

    private void Revoke(Display display)
    {
        Displays.Revoke(display.Id, Actor);
        _displays = Displays.List();
    }

    private string At(long? milliseconds) => Texts.Formats.DayAndTime(milliseconds is { } at ? Instant.FromUnixMilliseconds(at) : null);
}
