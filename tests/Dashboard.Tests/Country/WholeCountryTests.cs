using System.Net;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Components.Communes;
using Ioc.Dashboard.Components.Dossiers;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Map;
using Ioc.Dashboard.Components.Systems;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Country;

/// <summary>The whole country as one profile: the pages draw what fits a screen, and what is made of 3,321 communes is made once for all viewers. Times are measured by `./ioc bench country`.</summary>
public sealed partial class WholeCountryTests : IAsyncLifetime
{
    private CountryPages _pages = null!;

    public async Task InitializeAsync() => _pages = await CountryPages.CreateAsync();

    public async Task DisposeAsync() => await _pages.DisposeAsync();

    [Fact]
    public async Task Page_of_units_counts_every_commune_and_draws_what_is_seen()
    {
        string page = await _pages.HtmlAsync<CommunesPage>("/communes?sort=onTimeRate&order=asc");
        page.ShouldContain("data-print-limit", customMessage: "a list that is too long for paper says so");
        page.ShouldNotContain("data-print=");
        Count().Match(page).Groups[1].Value.ShouldBe("3.321");
        Row().Count(page).ShouldBe(50, "further rows are drawn when they are asked for");
        page.Length.ShouldBeLessThan(250_000);

        string filtered = await _pages.HtmlAsync<CommunesPage>("/communes?q=x%C3%A3+33&sort=onTimeRate&order=asc");
        Row().Count(filtered).ShouldBe(32, "Xã 33, 330 to 339, 3300 to 3320");
        Row().Match(filtered).Groups[1].Value.ShouldBe("20331", "the first of those that resolve three of eight late");
        filtered.ShouldContain(">160<", customMessage: "eight resolved a day, twenty days");
    }

    [Fact]
    public async Task Matrix_draws_one_view_with_the_troubled_first()
    {
        _pages.Board.Publish(WholeCountry.Health(_pages.Profile, _pages.Profile.Units[7], 2, down: true));
        _pages.Board.Take();
        string page = await _pages.HtmlAsync<SystemsPage>("/systems");
        States().Count(page).ShouldBe(_pages.Profile.Systems.Count);
        States().Match(page).Groups[1].Value.ShouldBe("2" + new string('0', SystemMatrix.MostColumns - 1), "down at the first, up at the others");
        page.ShouldContain("data-units=\"20007|20000|");
        page.ShouldContain("page=19", customMessage: "19 views of 180 units");
    }

    [Fact]
    public async Task Rows_are_made_once_a_snapshot_for_all_viewers()
    {
        var table = _pages.Services.GetRequiredService<UnitTable>();
        ChosenPeriod month = ChosenPeriod.Parse(null, WholeCountry.Now.Day), today = ChosenPeriod.Parse("today", WholeCountry.Now.Day);
        UnitTableData[] read = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => table.ReadAsync(month, null, default)));
        read.ShouldAllBe(data => ReferenceEquals(data, read[0]), "viewers who come together share a read");
        LiveSnapshot snapshot = _pages.Board.Latest;
        IReadOnlyList<UnitRow> rows = table.Live(snapshot, read[0]);
        rows.Count.ShouldBe(WholeCountry.Communes);
        table.Live(snapshot, read[0]).ShouldBeSameAs(rows);
        UnitView view = UnitView.Parse(null, null, null, "backlog", null);
        table.Seen(rows, view).ShouldBeSameAs(table.Seen(rows, view with { }));
        table.Live(snapshot, await table.ReadAsync(today, null, default)).ShouldNotBeSameAs(rows, "another period");
        _pages.Board.Publish(WholeCountry.Dossiers(_pages.Profile.Units[0], 2, backlog: 9_000));
        _pages.Board.Take();
        table.Seen(table.Live(_pages.Board.Latest, read[0]), view)[0].Unit.Code.ShouldBe("20000", "the next snapshot is another");
    }

    [Fact]
    public void Matrix_is_made_once_a_snapshot_for_all_viewers()
    {
        var matrices = _pages.Services.GetRequiredService<SystemMatrices>();
        LiveSnapshot snapshot = _pages.Board.Latest;
        SystemMatrix matrix = matrices.Of(snapshot, VisibleUnits.All, true, 1);
        matrices.Of(snapshot, VisibleUnits.All, true, 1).ShouldBeSameAs(matrix);
        matrices.Of(snapshot, VisibleUnits.All, true, 2).Units[0].Code.ShouldBe("20180");
        matrices.Of(snapshot, new VisibleUnits(new HashSet<string> { "20003" }), true, 1).Units.ShouldHaveSingleItem().Code.ShouldBe("20003", "who may see less gets a view of their own");
        _pages.Board.Take();
        SystemMatrix next = matrices.Of(_pages.Board.Latest, VisibleUnits.All, true, 1);
        next.ShouldNotBeSameAs(matrix);
        next.Rows.ShouldBe(matrix.Rows, "equal rows are not drawn again");
    }

    [Fact]
    public async Task Unit_of_the_dossiers_is_typed_where_there_are_too_many_to_list()
    {
        string page = WebUtility.HtmlDecode(await _pages.HtmlAsync<DossiersPage>("/dossiers?unit=xa+7"));
        page.ShouldContain("value=\"Xã 7 (20007)\"");
        page.ShouldContain("· Xã 7");
        page.ShouldNotContain("commune:20008", customMessage: "no list of 3,321 units");
        WebUtility.HtmlDecode(await _pages.HtmlAsync<DossiersPage>("/dossiers?unit=X%C3%A3+7+(20007)&figure=received")).ShouldContain("value=\"Xã 7 (20007)\"");

        string several = WebUtility.HtmlDecode(await _pages.HtmlAsync<DossiersPage>("/dossiers?unit=33"));
        several.ShouldContain("data-found");
        several.ShouldContain("scope=commune%3A20033");
        several.ShouldContain("value=\"33\"");
        WebUtility.HtmlDecode(await _pages.HtmlAsync<DossiersPage>("/dossiers?unit=zzz")).ShouldContain("data-found");
    }

    [Fact]
    public void Map_of_the_country_is_drawn() => DrawnMap.Of(_pages.Profile, WholeCountry.Now.Day).Cells.Count.ShouldBe(WholeCountry.Communes);

    [GeneratedRegex("data-unit-count[^>]*>([^<]+)<")]
    private static partial Regex Count();

    [GeneratedRegex("<tr[^>]* data-commune=\"([0-9]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("data-states=\"([^\"]+)\"")]
    private static partial Regex States();
}
