using System.Data.Common;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Access;

/// <summary>Every time a paired screen loads the wall its cookie is renewed for another 400 days.</summary>
public sealed partial class DisplayRenewal(RequestDelegate next, Displays displays, ILogger<DisplayRenewal> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Equals("/wall", StringComparison.OrdinalIgnoreCase)
            && context.User.KindOf() == "display"
            && context.Request.Cookies[DisplayCookie.Name] is { } token)
        {
            NoteSeen(context.User.Id());
            DisplayCookie.Write(context, token);
        }

        return next(context);
    }

    /// <summary>When a screen was last seen is good to know; that it cannot be written (a full disk) must not take the wall away.</summary>
    private void NoteSeen(string display)
    {
        try
        {
            displays.Seen(display);
        }
        catch (DbException trouble)
        {
            LogNotWritten(log, display, trouble.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Display {Display} was seen, which could not be written: {Why}")]
    private static partial void LogNotWritten(ILogger logger, string display, string why);
}
