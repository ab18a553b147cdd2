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

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
