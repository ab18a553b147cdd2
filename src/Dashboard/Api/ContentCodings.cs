using Microsoft.Extensions.Primitives;

namespace Ioc.Dashboard.Api;

/// <summary>
/// What a Content-Encoding says, before the body is unpacked (RFC 9110, 8.4.1 and 5.6.1.2): `identity` and empty elements of the list say nothing, `x-gzip` is `gzip`. One coding is
/// left as the only value, none takes the header away; a body packed twice keeps its header, and is refused by whoever reads it.
/// </summary>
internal sealed class ContentCodings(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Request.Headers;
        if (headers.ContentEncoding.Count > 0)
        {
            string[] codings = [.. headers.GetCommaSeparatedValues("Content-Encoding").Where(coding => !Is(coding, "identity"))];
            if (codings.Length <= 1)
            {
                headers.ContentEncoding = codings is [string one] ? Is(one, "x-gzip") ? "gzip" : one : StringValues.Empty;
            }
        }

        return next(context);
    }

    private static bool Is(string coding, string name) => string.Equals(coding, name, StringComparison.OrdinalIgnoreCase);
}
