using Ioc.Operations.Access;

namespace Ioc.Dashboard.Access;

/// <summary>Cookies of wall screens: the claim while they wait to be paired, the credential after. Both out of reach of scripts.</summary>
public static class DisplayCookie
{
    public const string Name = "ioc-display";

    private const string ClaimName = "ioc-pairing";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    /// <summary>Sets or renews the credential: 400 days from now.</summary>
    public static void Write(HttpContext context, string token) => context.Response.Cookies.Append(Name, token, Options(context, "/", Lifetime));

    public static string? ReadClaim(HttpContext context) => context.Request.Cookies[ClaimName];

    public static void WriteClaim(HttpContext context, string claim) =>
        context.Response.Cookies.Append(ClaimName, claim, Options(context, "/wall", Displays.CodeLifetime));

    public static void DeleteClaim(HttpContext context) =>
        context.Response.Cookies.Delete(ClaimName, Options(context, "/wall", null));

    private static CookieOptions Options(HttpContext context, string path, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Path = path,
        MaxAge = lifetime,
    };
}
