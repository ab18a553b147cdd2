using System.Globalization;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>How endpoints are described. What follows from who may call them (role, key, 401, 403, 404, 429, 503) is read off them; the rest is said where they are mapped.</summary>
internal static class ApiOperations
{
    /// <summary>Of the security scheme.</summary>
    public const string Key = "key";

    /// <summary>Of the answer, and of its schema.</summary>
    public const string Problem = "Problem";

    /// <summary>Of the answer that says when to ask again.</summary>
    public const string TryLater = "TryLater";

    /// <summary>Refusals: statuses that the endpoint itself answers with problem details.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string id, string summary, params int[] refusals) =>
        endpoint.WithName(id).WithSummary(summary).WithMetadata(new Refusals(refusals));

    /// <summary>What types cannot say.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, Action<OpenApiOperation, OpenApiDocument> describe) =>
        endpoint.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            describe(operation, context.Document!);
            return Task.CompletedTask;
        });

    /// <summary>What the answer with this status is.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status, string description) =>
        endpoint.Described((operation, _) => operation.Responses![Text(status)].Description = description);

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        IList<object> endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        var refusals = new SortedSet<int>(endpoint.OfType<Refusals>().SelectMany(refused => refused.Statuses));
        operation.Tags?.Clear();
        operation.Summary = endpoint.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary; // not the doc comment of the method
        if (!endpoint.OfType<IAllowAnonymous>().Any())
        {
            string?[] policies = [.. endpoint.OfType<IAuthorizeData>().Select(data => data.Policy)];
            string who = Who(policies);
            operation.Description = operation.Description is { } more ? $"{who}. {more}" : who;
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];

            // 503: a key of which nothing is known while the database is away.
            refusals.UnionWith([StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable]);
            refusals.UnionWith(policies.Contains(Policies.AnyCredential) ? [] : [StatusCodes.Status403Forbidden]);
            refusals.UnionWith(policies.Contains(Policies.Province) ? [StatusCodes.Status404NotFound] : []);
        }

        if (endpoint.OfType<EnableRateLimitingAttribute>().Any())
        {
            refusals.Add(StatusCodes.Status429TooManyRequests);
        }

        foreach (int status in refusals)
        {
            operation.Responses!.TryAdd(Text(status), new OpenApiResponseReference(status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable ? TryLater : Problem, context.Document));
        }

        foreach (OpenApiParameter parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            ApiParameters.Describe(parameter);
        }

        return Task.CompletedTask;
    }

    private static string Who(string?[] policies) =>
        policies.Contains(Policies.AnyCredential) ? "Any role"
        : policies.Contains(Policies.Ingest) ? "Role: ingest"
        : policies.Contains(Policies.MakeReports) ? "Role: report, for the whole province"
        : policies.Contains(Policies.Province) ? "Role: read, for the whole province"
        : "Role: read";

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private sealed record Refusals(IReadOnlyList<int> Statuses);
}
