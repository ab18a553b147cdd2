using System.Globalization;
using System.Text.Json.Nodes;
using Ioc.Metrics.Kpis;
using Ioc.Reports;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>What callers write into a query or an address; a name means the same everywhere.</summary>
internal static class ApiParameters
{
    /// <summary>Throws for a name that is not described yet.</summary>
    public static void Describe(OpenApiParameter parameter)
    {
        Described described = parameter.Name switch
        {
            "scope" => new("`province`, or `commune:CODE` with any unit's code. Default: province", "commune:16681", Text()),
            "period" => new("today, yesterday, 2025-10-31, 2025-10, 2025-Q4, 2025, or 2025-10-01..2025-10-31 (local days). Default: today", "2025-10", Text()),
            "sort" => new("A figure of the sheet, `code`, `name`, `rank` or `lagScore`. Default: rank", "backlog", Text()),
            "order" => new("Default: asc", "desc", Words("asc", "desc")),
            "kind" => new("Communes, provincial units or both. Default: commune", "all", Words("commune", "unit", "all")),
            "figure" => new("A count of the sheet that dossiers make up", "backlog", Words([.. Catalogue.OfDossiers.Select(figure => figure.Id)])),
            "cursor" => new("`next` of the page before", null, Text()),
            "limit" => new("Most dossiers of a page. Default: 50", 100, Whole(DossiersEndpoint.MostLimit)),
            "kpi" => new("A figure of the sheet", Catalogue.OnTimeRate.Id, Text()),
            "from" => new("A time with an offset, or a local day (its beginning)", "2025-11-03", Text()),
            "to" => new("A time with an offset, or a local day (its end)", "2025-11-03", Text()),
            "step" => new("A minute, an hour or a local day. Default: 1d", "1d", Words("1m", "1h", "1d")),
            "open" => new("Only those open now, or only those that are not", true, new OpenApiSchema { Type = JsonSchemaType.Boolean }),
            "id" => new("Of the report in the archive", 1, Whole()),
            "format" => new("Of the document", "json", Words([.. ReportFormat.All])),
            _ => throw new InvalidOperationException($"No parameter {parameter.Name} is described."),
        };
        (parameter.Description, parameter.Example, parameter.Schema) = described;
        parameter.Required = parameter.In == ParameterLocation.Path || parameter.Name is "figure" or "kpi";
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Words(params string[] words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Whole(int? most = null) => new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = most?.ToString(CultureInfo.InvariantCulture) };

    private sealed record Described(string Description, JsonNode? Example, OpenApiSchema Schema);
}
