using System.Globalization;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Admin;

/// <summary>The audit: filter by actor, action and days; a page at a time, the newest first.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 100;

    private IReadOnlyList<AuditEntry>? _rows = [];

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [SupplyParameterFromQuery(Name = "actor")]
    public string? Actor { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public string? BeforeText { get; set; }

    private long? Before => QueryNumber.Of(BeforeText);

    private AuditWords Words => new(Texts, Profile);

    protected override void OnParametersSet() =>
        _rows = AuditExport.Parse(Actor, Action, From, To) is { } question ? Audit.Find(question with { Before = Before, Limit = PageSize }) : null;

    private string Query() => string.Join('&', new[] { ("actor", Actor), ("action", Action), ("from", From), ("to", To) }
        .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")));
}
