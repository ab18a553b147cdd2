namespace Ioc.Dashboard.Access;

/// <summary>Every time a paired screen loads the wall its cookie is renewed for another 400 days.</summary>
public sealed class DisplayRenewal(RequestDelegate next, Displays displays)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Equals("/wall", StringComparison.OrdinalIgnoreCase)
            && context.User.KindOf() == "display"
            && context.Request.Cookies[DisplayCookie.Name] is { } token)
        {
            displays.Seen(context.User.Id());
            DisplayCookie.Write(context, token);
        }

        return next(context);
    }
}
