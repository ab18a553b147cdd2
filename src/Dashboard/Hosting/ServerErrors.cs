using System.Data.Common;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Components.Layout;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Microsoft.AspNetCore.Diagnostics;

namespace Ioc.Dashboard.Hosting;

/// <summary>Errors that no endpoint answered: a page for people, problem details for programs, and no inner detail for anybody.</summary>
internal static class ServerErrors
{
    /// <summary>Seconds after which a database that is away is asked again (`Retry-After`).</summary>
    public const string ComeAgain = "5";

    /// <summary>In a scope of its own: a page that failed has used up what the document of the error needs.</summary>
    public static readonly ExceptionHandlerOptions Options = new()
    {
        ExceptionHandler = HandleAsync,
        CreateScopeForErrors = true,

        // What the client did is one line (RefusedRequests); whoever watches the database says once that it is away.
        SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException
            || (failed.Exception is DbException or StoreUnavailableException && failed.HttpContext.RequestServices.GetRequiredService<PostgresState>().Outage is not null),
    };

    private static Task HandleAsync(HttpContext context)
    {
        IExceptionHandlerFeature? failed = context.Features.Get<IExceptionHandlerFeature>();
        if (failed is { Error: BadHttpRequestException refused })
        {
            context.RequestServices.GetRequiredService<RefusedRequests>().Count(context.Request.Method, failed.Path, refused);
        }

        int status = failed?.Error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            StoreUnavailableException or DbException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = ComeAgain;
        }

        return ErrorDocument.IsWanted(context)
            ? ErrorDocument.WriteAsync(context, status)
            : Problems.Write(context, status, status == StatusCodes.Status503ServiceUnavailable
                ? "The database that this needs is away; try again."
                : "This request could not be answered; the server's log says why.");
    }

    /// <summary>Gives an empty error answer a body.</summary>
    public static Task DescribeAsync(StatusCodeContext context)
    {
        HttpContext http = context.HttpContext;
        if (ErrorDocument.IsWanted(http))
        {
            return ErrorDocument.WriteAsync(http, http.Response.StatusCode);
        }

        string detail = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
            StatusCodes.Status415UnsupportedMediaType => "This content type is not taken here.",
            StatusCodes.Status400BadRequest => "The request is not as it must be.",
            _ => "The request was not answered.",
        };
        return Problems.Write(http, http.Response.StatusCode, detail);
    }
}
