namespace Ioc.Dashboard.Hosting;

/// <summary>Headers on every answer: no script but our own files, nobody frames us, nothing is sniffed, no address leaks to other sites.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // Styles: charts set style attributes from script. WebSockets of our own host are named: to Chromium before 7x (television sets) they are not 'self'.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy + WebSockets(context.Request);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>Where WebSockets of this host are; nothing when the request names no such host.</summary>
    private static string WebSockets(HttpRequest request) =>
        Uri.CheckHostName(request.Host.Host) == UriHostNameType.Unknown ? string.Empty : $" {(request.IsHttps ? "wss" : "ws")}://{request.Host.Value}";
}
