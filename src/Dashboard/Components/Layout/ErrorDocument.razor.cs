using Ioc.Dashboard.Answers;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>A whole document for people where no page answered: not found, not allowed, too often, failed.</summary>
public sealed partial class ErrorDocument
{
    [Parameter]
    public int Status { get; set; }

    [Parameter]
    public Language Language { get; set; }

    /// <summary>Since when the database is away; null: it is not, or nobody knows.</summary>
    [Parameter]
    public Instant? AwaySince { get; set; }

    /// <summary>Whether the address may be opened again by itself: it was only looked at.</summary>
    [Parameter]
    public bool OnlyLooked { get; set; }

    private Texts Texts => Texts.Of(Language);

    private ShellTexts Words => Texts.Shell;

    private bool IsAway => Status == StatusCodes.Status503ServiceUnavailable;

    private string Title => Status switch
    {
        StatusCodes.Status404NotFound => Words.NotFoundTitle,
        StatusCodes.Status403Forbidden => Words.ForbiddenTitle,
        StatusCodes.Status503ServiceUnavailable => Words.AwayTitle,
        StatusCodes.Status429TooManyRequests => Words.TooManyTitle,
        _ => Words.ErrorTitle,
    };

    private string Text => Status switch
    {
        StatusCodes.Status404NotFound => Words.NotFoundText,
        StatusCodes.Status403Forbidden => Words.ForbiddenText,
        StatusCodes.Status503ServiceUnavailable => $"{(AwaySince is { } since ? Words.DatabaseAwaySince(Texts.Formats, since) : Words.DatabaseAway)} {(OnlyLooked ? Words.OpensAgain : Words.NotRecorded)}",
        StatusCodes.Status429TooManyRequests => Words.TooManyText,
        _ => Words.ErrorText,
    };

    /// <summary>Whether a person asked for this, not a program.</summary>
    public static bool IsWanted(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with the document and the status.</summary>
    public static Task WriteAsync(HttpContext context, int status) =>
        new RazorComponentResult<ErrorDocument>(new
        {
            Status = status,
            Language = ViewerLanguage.Of(context),
            AwaySince = context.RequestServices.GetRequiredService<PostgresState>().Outage?.Since,
            OnlyLooked = HttpMethods.IsGet(context.Request.Method),
        })
        { StatusCode = status }.ExecuteAsync(context);
}
