using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Ioc.Ingest.Gateway;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Quality;

/// <summary>One rejected event as it arrived, and sending it again. Both are in the audit before they happen.</summary>
public sealed partial class DeadLetterPage
{
    private StoredDeadLetter? _letter;
    private string? _outcome;
    private bool _taken;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required EventGateway Gateway { get; set; }

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [Parameter]
    public long Id { get; set; }

    private QualityTexts T => Texts.Quality;

    private string Actor => Context.User.Identity?.Name ?? string.Empty;

    private string Subject => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text as it came; what is not UTF-8 as hexadecimal.</summary>
    private string Original => Utf8.IsValid(_letter!.Letter.Value) ? Encoding.UTF8.GetString(_letter.Letter.Value) : Convert.ToHexString(_letter.Letter.Value);

    protected override async Task OnInitializedAsync()
    {
        StoredDeadLetter? found = (await Reader.DeadLettersAsync(new DeadLetterQuery(1) { Id = Id }, Context.RequestAborted)).FirstOrDefault();
        if (found is null || !(found.Letter.Unit is { } unit ? Visible.Contains(unit) : Visible.Province))
        {
            Navigation.NotFound();
            return;
        }

        if (HttpMethods.IsGet(Context.Request.Method))
        {
            Audit.Write(Actor, AuditAction.DeadLetterViewed, Subject, RejectReasons.Code(found.Letter.Reason));
        }

        _letter = found;
    }

    private async Task ResendAsync()
    {
        if (_letter is not { } letter)
        {
            return;
        }

        Audit.Write(Actor, AuditAction.DeadLetterResent, Subject, RejectReasons.Code(letter.Letter.Reason));
        IngestAnswer answer = await Gateway.AcceptAsync([letter.Letter.Value], Caller.Anyone(Actor), Context.RequestAborted);
        _taken = answer is Taken { Rejected.Count: 0 };
        _outcome = answer switch
        {
            Taken { Rejected: [{ } rejected, ..] } => string.Format(CultureInfo.InvariantCulture, T.Rejected, rejected.Reason, rejected.Detail),
            NotTaken refused => string.Format(CultureInfo.InvariantCulture, T.NotTaken, refused.Reason),
            _ => T.Taken,
        };
    }
}
