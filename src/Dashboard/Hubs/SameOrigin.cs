using Ioc.Dashboard.Answers;

namespace Ioc.Dashboard.Hubs;

/// <summary>Refuses WebSockets and hub calls that another site's page makes in a signed-in browser (browsers do not apply same-origin to WebSockets). Programs send no Origin.</summary>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        PathString path = context.Request.Path;
        bool live = path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        string? origin = context.Request.Headers.Origin;
        return live && !string.IsNullOrEmpty(origin) && !IsOwn(origin, context.Request)
            ? Problems.Write(context, StatusCodes.Status403Forbidden, "This page is of another site.")
            : next(context);
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
