using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Quality;

/// <summary>Units that ended with dossiers open, and handing these over to the unit that took it over. Plain forms: what is done stands in the audit before it happens.</summary>
public sealed partial class HandOverPage
{
    private IReadOnlyList<EndedWithDossiers> _ended = [];
    private IReadOnlySet<string> _unfinished = new HashSet<string>();
    private HandOverOutcome? _outcome;
    private string? _refused;

    [Inject]
    public required INowCounts Ledger { get; set; }

    [Inject]
    public required HandingOver Desk { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [SupplyParameterFromForm(Name = "unit")]
    public string? UnitCode { get; set; }

    private EndedTexts T => Texts.Ended;

    protected override void OnInitialized() => Read();

    private void Read()
    {
        _unfinished = Desk.Unfinished();
        _ended = Visible.Of(EndedWithDossiers.Of(Profile, Ledger, Instant.From(Time.GetUtcNow()), also: _unfinished), ended => ended.Unit.Code);
    }

    /// <summary>The box of a unit carries the code of the successor that it named: another since then is another question.</summary>
    private async Task HandOverAsync()
    {
        if (_ended.FirstOrDefault(ended => ended.Unit.Code == UnitCode) is not { } ended || Desk.SuccessorOf(ended.Unit) is not { } successor
            || successor.Code != Context.Request.Form[Confirmation(ended.Unit)] || !Visible.Contains(successor.Code))
        {
            _refused = T.AskAgain;
            return;
        }

        HandOverOutcome outcome = await Desk.RunAsync(ended.Unit, successor, Context.User.Identity?.Name ?? string.Empty, CancellationToken.None); // who leaves the page does not leave it half done
        (_outcome, _refused) = outcome.Trouble switch
        {
            HandOverTrouble.NotCaughtUp => (null, T.NotCaughtUp),
            HandOverTrouble.UnderWay => (null, T.UnderWay),
            _ => (outcome, (string?)null),
        };
        Read();
    }

    private static string Confirmation(Unit unit) => "confirm-" + unit.Code;

    private string Words(HandOverOutcome outcome) => Texts.Formats.Counted(T.HandedOver, outcome.HandedOver)
        + (outcome.SameNumber == 0 ? "" : " " + Texts.Formats.Counted(T.SameNumber, outcome.SameNumber))
        + (outcome.Trouble == HandOverTrouble.None ? "" : " " + Texts.Formats.Counted(T.EndedEarly, outcome.Left));
}
