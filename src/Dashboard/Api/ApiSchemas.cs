using System.Text.Json.Nodes;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Resources;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>What types do not say of the answers: every member is always written; times, days and words are strings of a form. And the schemas of what no type of ours is: events and problems.</summary>
internal static class ApiSchemas
{
    /// <summary>Of the schema of an event.</summary>
    public const string EventName = "CloudEvent";

    /// <summary>What `data` holds, by type: contracts/schemas.</summary>
    public static OpenApiSchema Event => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A CloudEvents 1.0 event (structured JSON)",
        Required = new HashSet<string> { "specversion", "id", "source", "type", "time", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["specversion"] = new OpenApiSchema { Const = "1.0" },
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, Description = "Unique with `source`: what comes twice counts once" },
            ["source"] = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1 },
            ["type"] = new OpenApiSchema { Enum = Words(Enum.GetValues<EventKind>().Select(EventWords.Name)) },
            ["time"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "RFC 3339 with an offset" },
            ["data"] = new OpenApiSchema { Type = JsonSchemaType.Object },
        },
        Examples = [JsonNode.Parse("""
            {"specversion":"1.0","id":"c0ffee-1","source":"/vn/40/tthc","type":"vn.ioc.dossier.status","time":"2025-11-03T08:15:02+07:00",
             "data":{"commune":"16681","dossier":"H41.17-251103-0007","procedure":"1.001193","sequence":1,"status":"accepted","at":"2025-11-03T08:15:00+07:00","channel":"online"}}
            """)!],
    };

    public static OpenApiSchema Problem => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What is wrong, in words; of a question it begins with the parameter's name" },
            ["reason"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Of a body that is no event: the reason of its dead letter" },
            ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "By which the server's log names the request" },
        },
    };

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (schema.Properties is { Count: > 0 } members)
        {
            schema.Required = new HashSet<string>(members.Keys);
        }

        if (context.JsonPropertyInfo is { } member)
        {
            // A member without a setter would pass for one that may be null.
            schema.Type = member.IsGetNullable ? schema.Type : schema.Type & ~JsonSchemaType.Null;
            Describe(schema, member.DeclaringType, member.Name);
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, Type type, string member)
    {
        if (type == typeof(KpiSheet) && Texts.Of(Language.English).Sheet.ById.TryGetValue(member, out SheetText? figure))
        {
            schema.Description = figure.How;
        }

        switch (member)
        {
            case "differences":
                schema.Type = JsonSchemaType.Array;
                schema.Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema> { ["Place"] = Text(), ["Then"] = TextOrNull(), ["Now"] = TextOrNull() },
                    Required = new HashSet<string> { "Place", "Then", "Now" },
                };
                break;
            case "points" when type == typeof(SeriesAnswer):
                schema.MaxItems = SeriesReader.MostPoints;
                schema.Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    MinItems = 2,
                    MaxItems = 2,
                    Extensions = new Dictionary<string, IOpenApiExtension>
                    {
                        ["prefixItems"] = new JsonNodeExtension(JsonNode.Parse("""[{"type":"string","format":"date-time"},{"type":["number","null"]}]""")!),
                    },
                };
                break;
            case "kind" when type == typeof(IncidentItem):
                schema.Enum = Words(Enum.GetValues<IncidentKind>().Select(IncidentKinds.Code));
                break;
            case "source" when type == typeof(Readiness):
                schema.Enum = Words(Enum.GetNames<Ingest.State.SourceState>().Select(name => name.ToLowerInvariant()));
                break;
            case "state" when type == typeof(ReportItem):
                schema.Enum = Words(["draft", "frozen", "approved", "sent"]);
                break;
            case "dueBasis":
                schema.Enum = [.. Words(Enum.GetNames<DueBasis>()[1..].Select(name => name.ToLowerInvariant())), JsonNullSentinel.JsonNull];
                break;
            case "from" or "to" or "validTo" or "deadline":
                schema.Format = "date";
                break;
            case "asOf" or "opened" or "resolved" or "lastCommit" or "acknowledgedAt" or "acceptedAt" or "dueAt" or "finishedAt" or "madeAt" or "frozenAt" or "approvedAt" or "sentAt" or "reportedAt"
                when schema.Type is { } form && form.HasFlag(JsonSchemaType.String):
                schema.Format = "date-time";
                break;
        }
    }

    private static List<JsonNode> Words(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema TextOrNull() => new() { Type = JsonSchemaType.String | JsonSchemaType.Null };
}
