using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Admin;

/// <summary>API keys: make one (its secret is shown once), see what each may do and when it was last used, revoke.</summary>
public sealed partial class ApiKeysPage
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r'];

    private IReadOnlyList<ApiKeyRow> _keys = [];
    private string? _problem;
    private string? _secret;
    private string? _secretOf;

    [Inject]
    public required ApiKeys Keys { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private string Actor => Context.User.Identity?.Name ?? string.Empty;

    protected override void OnInitialized() => _keys = Keys.List();

    private void Create()
    {
        IFormCollection form = Context.Request.Form;
        string name = form["name"].ToString().Trim(), role = form["role"].ToString();
        string[] sources = form["sources"].ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IReadOnlyList<string>? units = UnitList.Parse(form["units"], Profile, out IReadOnlyList<string> wrong, out IReadOnlyList<string> ambiguous);
        _problem = name.Length is 0 or > 80 ? Texts.Admin.KeyNameMissing
            : !Roles.OfKeys.Contains(role) ? Texts.Admin.RoleMissing
            : wrong.Count > 0 ? string.Format(CultureInfo.InvariantCulture, Texts.Admin.UnitUnknown, string.Join(", ", wrong))
            : ambiguous.Count > 0 ? string.Format(CultureInfo.InvariantCulture, Texts.Admin.UnitAmbiguous, string.Join(", ", ambiguous))
            : null;
        if (_problem is null)
        {
            _secret = Keys.Create(name, role, sources.Length == 0 ? null : sources, units, Actor);
            _secretOf = name;
            _keys = Keys.List();
        }
    }

    private void Revoke(ApiKeyRow key)
    {
        Keys.Revoke(key.Id, Actor);
        _keys = Keys.List();
    }

    private string At(long? milliseconds) => Texts.Formats.DayAndTime(milliseconds is { } at ? Instant.FromUnixMilliseconds(at) : null);
}
