using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>A whole document for people where no page answered: not found, not allowed, failed.</summary>
public sealed partial class ErrorDocument
{
    [Parameter]
    public int Status { get; set; }

    [Parameter]
    public Language Language { get; set; }

    private ShellTexts Words => Texts.Of(Language).Shell;

    private string Title => Status switch
    {
        StatusCodes.Status404NotFound => Words.NotFoundTitle,
        StatusCodes.Status403Forbidden => Words.ForbiddenTitle,
        _ => Words.ErrorTitle,
    };

    private string Text => Status switch
    {
        StatusCodes.Status404NotFound => Words.NotFoundText,
        StatusCodes.Status403Forbidden => Words.ForbiddenText,
        _ => Words.ErrorText,
    };

    /// <summary>Whether a person asked for this, not a program.</summary>
    public static bool IsWanted(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with the document and the status.</summary>
    public static Task WriteAsync(HttpContext context, int status) =>
        new RazorComponentResult<ErrorDocument>(new { Status = status, Language = ViewerLanguage.Of(context) }) { StatusCode = status }.ExecuteAsync(context);
}
