using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Profiles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>What stands around every page for people: province, ways to the other pages, language, sign-out, and the band of simulated data.</summary>
public sealed partial class MainLayout
{
    private ErrorBoundary? _boundary;

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private string Province => Profile.ProvinceIn(Texts.Language);

    private bool Simulated => Board.Latest.Source.Simulated;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string OtherLanguage => Navigation.GetUriWithQueryParameter("lang", Texts.Language == Language.English ? "vi" : "en");

    /// <summary>A page that failed must not keep the next one from showing.</summary>
    protected override void OnParametersSet() => _boundary?.Recover();
}
