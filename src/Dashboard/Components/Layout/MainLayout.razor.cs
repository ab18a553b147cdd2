using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Operations.Live;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>What stands around every page for people: province, ways to the other pages, language, sign-out, and the band of simulated data.</summary>
public sealed partial class MainLayout : IDisposable
{
    private const string Wall = "/wall";

    /// <summary>Pages that stand under a link of the menu though not below its address.</summary>
    private static readonly Dictionary<string, string> Under = new(StringComparer.Ordinal)
    {
        ["/incidents"] = "/systems",
        ["/dead-letters"] = "/data-quality",
        ["/api-keys"] = "/users",
        ["/displays"] = "/users",
        ["/audit"] = "/users",
    };

    private PageBoundary? _boundary;
    private MenuRights _rights;

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [Inject]
    public required PostgresState Database { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private string Province => Profile.ProvinceIn(Texts.Language);

    private bool Simulated => Board.Latest.Source.Simulated;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string OtherLanguage => Navigation.GetUriWithQueryParameter("lang", Texts.Language == Language.English ? "vi" : "en");

    private IEnumerable<(string Address, string Name)> Menu =>
    [
        ("/", Texts.Shell.Overview),
        ("/communes", Texts.Communes.Title),
        ("/directives", Texts.Directives.Title),
        ("/map", Texts.Map.Title),
        ("/procedures", Texts.Procedures.Title),
        ("/systems", Texts.Systems.Title),
        .. _rights.SeesProvince ? [(Wall, Texts.Shell.Wall), ("/targets", Texts.Targets.Title), ("/reports", Texts.Reports.Title)] : Array.Empty<(string, string)>(),
        ("/data-quality", Texts.Quality.Title),
        .. _rights.ReadsAudit ? [(_rights.IsAdministrator ? "/users" : "/audit", Texts.Admin.Title)] : Array.Empty<(string, string)>(),
    ];

    public void Dispose() => Database.Changed -= OnDatabaseChanged;

    protected override void OnInitialized() => Database.Changed += OnDatabaseChanged;

    protected override async Task OnParametersSetAsync()
    {
        // A page that failed must not keep the next one from showing.
        _boundary?.Recover();
        _rights = await MenuRights.OfAsync((await Viewer).User, Authorization);
    }

    /// <summary>Says that the database is away, or takes it back.</summary>
    private void OnDatabaseChanged() => _ = InvokeAsync(StateHasChanged);

    /// <summary>Whether the page shown is there, below, or stands under it in the menu.</summary>
    private bool IsHere(string address)
    {
        string here = Here.Split('?')[0], first = "/" + here.Split('/')[1];
        return here == address || (address.Length > 1 && first == address) || Under.GetValueOrDefault(first) == address;
    }
}
