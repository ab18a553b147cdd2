using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Answers;

/// <summary>Errors as RFC 9457 problem details (application/problem+json).</summary>
public static class Problems
{
    public static ProblemHttpResult Of(int status, string detail, string? reason = null) =>
        TypedResults.Problem(detail: detail, statusCode: status, extensions: reason is null ? null : new Dictionary<string, object?> { ["reason"] = reason });

    public static ProblemHttpResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, detail);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    /// <summary>With Retry-After, in whole seconds from 1.</summary>
    public static ProblemHttpResult TryLater(HttpContext context, int status, string detail, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Of(status, detail);
    }

    /// <summary>Writes one where no endpoint does (authentication, rate limits, unknown addresses).</summary>
    public static Task Write(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return Of(status, detail).ExecuteAsync(context);
    }
}
