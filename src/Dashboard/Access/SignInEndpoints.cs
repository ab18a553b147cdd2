using System.Data.Common;
using System.Security.Claims;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Dashboard.Access;

/// <summary>Signing in and out. The pages are Razor components; these take their forms (anti-forgery is checked for every form).</summary>
public static partial class SignInEndpoints
{
    /// <summary>Shortest password that is taken (NIST SP 800-63B: length counts, not classes of characters).</summary>
    public const int MinimumPasswordLength = 10;

    private const string Cookies = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder signIn = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        signIn.MapGet("/sign-in/link/{token}", ByLink).RequireRateLimiting(RateLimits.Links);
        signIn.MapPost("/sign-in/password", ByPassword).RequireRateLimiting(RateLimits.SignIn);
        routes.MapPost("/sign-out", SignOut).ExcludeFromDescription();
        routes.MapPost("/account/password/change", ChangePassword).RequireRateLimiting(RateLimits.Passwords).ExcludeFromDescription();
    }

    /// <summary>Signs in whom the link is for and asks for a password, which may wait until later in the session.</summary>
    internal static async Task<RedirectHttpResult> ByLink(string token, HttpContext context, SignInLinks links, Users users, AuditLog audit)
    {
        if (!links.Redeem(token, out string? userId) || (userId is null ? users.Administrator() : users.Get(userId)) is not { DisabledAt: null } user)
        {
            return TypedResults.Redirect("/sign-in?error=link");
        }

        users.RecordSignIn(user.Id);
        await SignInAsync(context, user, "link");
        audit.Write(user.Name, AuditAction.SignedIn, user.Name, "link");
        return TypedResults.Redirect("/account/password?first=true");
    }

    internal static async Task<RedirectHttpResult> ByPassword(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext context, PasswordSignIn signIn)
    {
        (SignInOutcome outcome, User? user) = signIn.Try(name?.Trim() ?? "", password ?? "");
        if (user is null)
        {
            string error = outcome == SignInOutcome.LockedOut ? "locked" : "wrong";
            return TypedResults.Redirect($"/sign-in?error={error}&returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}");
        }

        await SignInAsync(context, user, "password");
        return TypedResults.Redirect(LocalAddress.OrHome(returnUrl));
    }

    internal static async Task<RedirectHttpResult> SignOut([FromForm] string? returnUrl, HttpContext context, AuditLog audit, ILogger<AuditLog> log)
    {
        await context.SignOutAsync(Cookies);
        string name = context.User.Identity?.Name ?? "";
        try
        {
            audit.Write(name, AuditAction.SignedOut, name);
        }
        catch (DbException away)
        {
            // Who leaves a machine that others use must be able to, whatever the database does.
            LogNotWritten(log, name, away.Message);
        }

        return TypedResults.Redirect(returnUrl is null ? "/sign-in" : LocalAddress.OrHome(returnUrl));
    }

    internal static async Task<RedirectHttpResult> ChangePassword(
        [FromForm] string? current, [FromForm] string? password, [FromForm] string? again,
        HttpContext context, Users users, PasswordSignIn signIn, AuditLog audit)
    {
        ClaimsPrincipal principal = context.User;
        if (users.Get(principal.Id()) is not { } user)
        {
            return TypedResults.Redirect("/sign-in");
        }

        string? error = password is not { Length: >= MinimumPasswordLength } ? "short"
            : password != again ? "differ"
            : !principal.CameByLink() && signIn.Try(user.Name, current ?? "").User is null ? "current"
            : null;
        if (error is not null)
        {
            return TypedResults.Redirect($"/account/password?error={error}");
        }

        user = users.SetPassword(user, password!);
        audit.Write(user.Name, AuditAction.PasswordChanged, user.Name);
        await SignInAsync(context, user, "password");
        return TypedResults.Redirect("/?password=changed");
    }

    private static Task SignInAsync(HttpContext context, User user, string by) =>
        context.SignInAsync(Cookies, SessionClaims.Of(user, by), new AuthenticationProperties { IsPersistent = true });

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} signed out, which could not be written: {Why}")]
    private static partial void LogNotWritten(ILogger logger, string name, string why);
}
