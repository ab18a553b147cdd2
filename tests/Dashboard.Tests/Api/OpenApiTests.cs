using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Tests.Api;

[Collection(OneHost.Name)]
public sealed class OpenApiTests(RunningHost host)
{
    [Fact]
    public async Task Document_names_exactly_the_addresses_that_are_served()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement document = await read.GetJsonAsync("/openapi/v1.json");
        IEnumerable<string> written = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        IEnumerable<string> served = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.Trim('/'), Methods: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => new[] { "/api/", "/health", "/metrics", "/openapi" }.Any(root => endpoint.Path.StartsWith(root, StringComparison.Ordinal)))
            .SelectMany(endpoint => endpoint.Methods.Select(method => $"{method} {endpoint.Path}"));
        written.Order().ShouldBe(served.Order());
    }

    [Fact]
    public async Task Every_reference_in_the_document_leads_somewhere()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement document = await read.GetJsonAsync("/openapi/v1.json");
        foreach (string reference in References(document))
        {
            JsonElement place = document;
            foreach (string step in reference.TrimStart('#', '/').Split('/'))
            {
                place.TryGetProperty(step, out place).ShouldBeTrue(reference);
            }
        }
    }

    /// <summary>Of addresses that take no path and need no question.</summary>
    [Fact]
    public async Task Every_answer_has_the_members_that_the_document_names()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement document = await read.GetJsonAsync("/openapi/v1.json");
        int compared = 0;
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject().Where(path => !path.Name.Contains('{', StringComparison.Ordinal)))
        {
            if (!path.Value.TryGetProperty("get", out JsonElement get) || SchemaOf(document, get) is not { } schema || !schema.TryGetProperty("properties", out JsonElement properties))
            {
                continue;
            }

            using HttpResponseMessage answer = await read.GetAsync(path.Name);
            if (answer.IsSuccessStatusCode)
            {
                string[] documented = [.. properties.EnumerateObject().Select(member => member.Name)];
                (await answer.JsonAsync()).EnumerateObject().Select(member => member.Name).Except(documented).ShouldBeEmpty(path.Name);
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(5);
    }

    private static JsonElement? SchemaOf(JsonElement document, JsonElement get)
    {
        if (!get.GetProperty("responses").TryGetProperty("200", out JsonElement good) || !good.TryGetProperty("content", out JsonElement content) || !content.TryGetProperty("application/json", out JsonElement json))
        {
            return null;
        }

        JsonElement schema = json.GetProperty("schema");
        return schema.TryGetProperty("$ref", out JsonElement reference) ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
