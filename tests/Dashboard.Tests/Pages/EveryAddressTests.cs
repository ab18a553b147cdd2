using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>Whatever stands in an address, an answer comes that is none of a failure; and what a list shows can be opened from it.</summary>
[Collection(OneHost.Name)]
public sealed partial class EveryAddressTests(RunningHost host)
{
    private const string Commune = "18040";

    private static readonly string[] _odd =
    [
        "", ".", "..", "x", "-1", "0", "99999999999999999999", "%00", "%2F", "%25", "%27%22%3C", "%0A", "%EF%BF%BE", "0001-01-01..9999-12-31", "9999-12-31", "0001-01", "9999-12",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59%2B07:00", "commune:", "desc",
    ];

    [Fact]
    public async Task No_address_of_a_page_or_of_an_answer_makes_it_fail()
    {
        using HttpClient client = host.As(string.Join(' ', Roles.OfUsers));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var failed = new List<string>();
        int tried = 0;
        foreach ((string pattern, string[] asked) in Routes())
        {
            IEnumerable<string> paths = Parameter().IsMatch(pattern)
                ? _odd.Append(Commune).Select(value => Parameter().Replace(pattern, value)) : [pattern];
            IEnumerable<string> queries = asked.SelectMany(name => _odd.Select(value => $"{Parameter().Replace(pattern, Commune)}?{name}={value}").Append($"{Parameter().Replace(pattern, Commune)}?{name}=1&{name}=2"));
            foreach (string address in paths.Concat(queries))
            {
                tried++;
                using HttpResponseMessage answer = await client.GetAsync(address);
                if ((int)answer.StatusCode >= 500 || (await answer.Content.ReadAsStringAsync()).Contains(Failure, StringComparison.Ordinal))
                {
                    failed.Add($"{address}: {(int)answer.StatusCode}");
                }
            }
        }

        failed.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData("/incidents/0")]
    [InlineData("/incidents/-1")]
    [InlineData("/reports/99999")]
    [InlineData("/reports/99999/dossiers/received")]
    public async Task What_is_not_there_is_404(string address)
    {
        using HttpClient client = host.As(string.Join(' ', Roles.OfUsers));
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_dossier_of_a_list_is_opened_from_it_whatever_its_number()
    {
        string[] numbers = [".", "..", "...", "/", "a/b", "../x", "a b", " a", "a ", "100%", "%2F", "a?b#c", "a\\b", "A+B", "a&number=c", "<b>", "đ", "𠀀", "\u0001", "a\u0000b", "\u200B", "H41.18040-251103-0001"];
        using HttpClient ingest = host.Client(RunningHost.IngestKey), user = host.As(Roles.Official);
        foreach (string number in numbers)
        {
            (await ingest.PostEventsAsync(Events.Status(Commune, number).ToJsonString())).EnsureSuccessStatusCode();
        }

        var parser = new HtmlParser();
        string list = await user.GetStringAsync($"/dossiers?scope=commune:{Commune}&figure=received&period={Events.SinceYesterday}");
        string[] links = [.. parser.ParseDocument(list).QuerySelectorAll("td.code a").Select(link => link.GetAttribute("href")!)];
        var opened = new List<string>();
        foreach (string link in links)
        {
            using HttpResponseMessage answer = await user.GetAsync(link);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
            opened.Add(parser.ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent);
        }

        string title = Texts.Of(Language.Vietnamese).Dossiers.Dossier;
        // What HTML cannot hold is shown as the sign for it.
        opened.ShouldBe(numbers.Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, title, number).Replace('\0', '\uFFFD')), ignoreOrder: true);
        (await user.GetAsync(FigureAddress.OfDossier(Commune, "no such"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await user.GetAsync($"/dossiers/{Commune}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>What a page that failed says of itself, whatever the status.</summary>
    private static string Failure { get; } = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(Texts.Of(Language.Vietnamese).Shell.ErrorText);

    /// <summary>Every route that is looked at, with the names that its query takes; "lang" of one, since it is read before the route is known.</summary>
    private IEnumerable<(string Pattern, string[] Asked)> Routes() =>
        from endpoint in host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.All(item => item.GetType().FullName != "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor")
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where !pattern.StartsWith("/hubs/", StringComparison.Ordinal) && !pattern.StartsWith("/_", StringComparison.Ordinal) && !pattern.Contains("/sign-", StringComparison.Ordinal)
        select (pattern, Asked(endpoint));

    private static string[] Asked(RouteEndpoint endpoint)
    {
        IEnumerable<string> ofPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties()
            .Select(property => (property.Name, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(property => property.Query is not null).Select(property => property.Query!.Name ?? property.Name) ?? [];
        IEnumerable<string> ofAnswer = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters()
            .SelectMany(parameter => parameter.ParameterType == typeof(string) ? [parameter.Name!]
                : parameter.IsDefined(typeof(Microsoft.AspNetCore.Http.AsParametersAttribute)) ? parameter.ParameterType.GetProperties().Select(property => property.Name) : []) ?? [];
        string[] read = ["period", "scope", "figure", "at", "format", "sort", "cursor", "field", "procedure", "stage", "age", "only"];
        return [.. ofPage.Concat(ofAnswer).Concat(endpoint.RoutePattern.RawText!.Contains("dossiers", StringComparison.Ordinal) ? read : ["at"])
            .Concat(endpoint.RoutePattern.RawText == "/" ? ["lang"] : []).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
