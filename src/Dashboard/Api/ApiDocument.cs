using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Metrics.Kpis;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>GET /openapi/v1.json: made of the endpoints at the first request, then kept. Thread-safe.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    /// <summary>Of the document, and the group of the endpoints that it describes.</summary>
    public const string Name = "v1";

    private readonly Lazy<Task<byte[]>> _bytes = new(async () =>
        Encoding.UTF8.GetBytes(await (await provider.GetOpenApiDocumentAsync()).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)));

    /// <summary>JSON, UTF-8.</summary>
    public Task<byte[]> BytesAsync() => _bytes.Value;

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.GroupName == Name;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) switch
        {
            nameof(SeriesAnswer) => "Series",
            nameof(JsonElement) or nameof(JsonObject) => null, // no name that means something
            { } name when name.EndsWith("Item", StringComparison.Ordinal) => name[..^4],
            var name => name,
        };
        options.AddSchemaTransformer(ApiSchemas.DescribeAsync).AddOperationTransformer(ApiOperations.DescribeAsync).AddDocumentTransformer(DescribeAsync);
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ioc",
            Version = "1",
            Description = "Operations centre of a province: events in, figures out. Shares are 0..1, null when their denominator is 0. Times are RFC 3339, ours with +07:00; days are local.",
        };
        document.Servers = []; // relative to where this was read: a proxy's address is none of ours
        document.Tags = null;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiOperations.Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, of one role (ingest, read, report), for all units or some" },
        };
        document.Components.Responses = new Dictionary<string, IOpenApiResponse>
        {
            [ApiOperations.Problem] = Problem(document, "Problem details (RFC 9457)"),
            [ApiOperations.TryLater] = Problem(document, "Problem details (RFC 9457); it can be asked again after the seconds of Retry-After", new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Required = true, Description = "Seconds", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" } },
            }),
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ApiOperations.Problem] = ApiSchemas.Problem;
        document.Components.Schemas[ApiSchemas.EventName] = ApiSchemas.Event;
        document.Components.Schemas[nameof(UnitSheet)] = SheetWithMore(document, (OpenApiSchema)document.Components.Schemas[nameof(UnitSheet)]);
        return Task.CompletedTask;
    }

    private static OpenApiResponse Problem(OpenApiDocument document, string description, IDictionary<string, IOpenApiHeader>? headers = null) => new()
    {
        Description = description,
        Headers = headers,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ApiOperations.Problem, document) } },
    };

    /// <summary>A unit's sheet is a KPI sheet with more, so that a client reads both by the same type.</summary>
    private static OpenApiSchema SheetWithMore(OpenApiDocument document, OpenApiSchema more)
    {
        foreach (string member in document.Components!.Schemas![nameof(KpiSheet)].Properties!.Keys)
        {
            more.Properties!.Remove(member);
            more.Required!.Remove(member);
        }

        var whole = new OpenApiSchema { Description = more.Description, AllOf = [new OpenApiSchemaReference(nameof(KpiSheet), document), more] };
        more.Description = null;
        return whole;
    }
}
