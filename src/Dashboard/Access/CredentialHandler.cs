using System.Data.Common;
using System.Text.Encodings.Web;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Components.Layout;
using Ioc.Dashboard.Hosting;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Ioc.Dashboard.Access;

/// <summary>
/// The one scheme by which every request is judged: an API key (`Authorization: Bearer`), else a user's session cookie, else
/// a paired display's cookie. Programs are answered 401/403 as problem details, people are led to the sign-in page; who cannot be judged, since the database is away, is asked to come again.
/// </summary>
public sealed partial class CredentialHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys, Credentials credentials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Ioc";

    private static readonly object NotJudged = new();

    /// <summary>Whether the request carries a credential that could not be judged: neither good nor bad.</summary>
    public static bool CouldNotJudge(HttpContext context) => context.Items.ContainsKey(NotJudged);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            return await JudgeAsync();
        }
        catch (DbException away)
        {
            Context.Items[NotJudged] = away;
            return AuthenticateResult.Fail(away);
        }
    }

    private async Task<AuthenticateResult> JudgeAsync()
    {
        if (BearerToken() is { } bearer)
        {
            if (credentials.Key(bearer) is not { } key)
            {
                return AuthenticateResult.Fail("unknown key");
            }

            NoteUse(key.Id);
            return AuthenticateResult.Success(new AuthenticationTicket(SessionClaims.Of(key), Name));
        }

        AuthenticateResult session = await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (session.Succeeded)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(session.Principal, Name));
        }

        return Request.Cookies[DisplayCookie.Name] is { } token && credentials.Display(token) is { } display
            ? AuthenticateResult.Success(new AuthenticationTicket(SessionClaims.Of(display), Name))
            : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (CouldNotJudge(Context))
        {
            Response.Headers.RetryAfter = ServerErrors.ComeAgain;
            return RefuseAsync(StatusCodes.Status503ServiceUnavailable, "The database is away, and this credential is not known without it: try again.");
        }

        if (ForPrograms.Serves(Request.Path))
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Write(Context, StatusCodes.Status401Unauthorized, "This needs an API key (Authorization: Bearer KEY) or a signed-in user.");
        }

        string returnUrl = HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
        Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        return Task.CompletedTask;
    }

    /// <summary>A credential is told of what it may not do; where there is nothing at all, or not by this method, it is told that.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.GetEndpoint() switch
    {
        { } endpoint when IsOfProvince(endpoint) && !Visibility.Of(Context.User).Province => RefuseAsync(StatusCodes.Status404NotFound, "There is nothing at this address."),
        null => RefuseAsync(StatusCodes.Status404NotFound, "There is nothing at this address."),
        not RouteEndpoint => Problems.Write(Context, StatusCodes.Status405MethodNotAllowed, "This address does not take this method."),
        _ => RefuseAsync(StatusCodes.Status403Forbidden, "This credential has not the role that is needed here."),
    };

    /// <summary>A page for people, problem details for programs.</summary>
    private Task RefuseAsync(int status, string detail) =>
        ErrorDocument.IsWanted(Context) ? ErrorDocument.WriteAsync(Context, status) : Problems.Write(Context, status, detail);

    /// <summary>When a key was last used is good to know; that it cannot be written (a full disk) must not turn its holder away.</summary>
    private void NoteUse(string key)
    {
        try
        {
            keys.NoteUse(key);
        }
        catch (DbException trouble)
        {
            LogNotWritten(Logger, key, trouble.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Key {Key} was used, which could not be written: {Why}")]
    private static partial void LogNotWritten(ILogger logger, string key, string why);

    private static bool IsOfProvince(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(authorize => authorize.Policy == Policies.Province);

    /// <summary>A browser's WebSocket cannot send headers, so the hub also takes the key from the query, as SignalR clients send it.</summary>
    private string? BearerToken()
    {
        const string Prefix = "Bearer ";
        string? header = Request.Headers.Authorization;
        if (header is not null)
        {
            return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
        }

        return Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) ? Request.Query["access_token"].FirstOrDefault() : null;
    }
}
