using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.FollowUp;

/// <summary>Every directive the viewer may see: open, late, by person, done. State and filters stand in the address.</summary>
public sealed partial class DirectivesPage
{
    private const int Most = 100;

    private IReadOnlyList<Directive> _directives = [];
    private IReadOnlyDictionary<long, DirectiveEffect> _effects = new Dictionary<long, DirectiveEffect>();
    private IReadOnlyList<string> _people = [];
    private DirectiveCounts _counts = new(0, 0, 0);
    private Instant _now;

    [Inject]
    public required DirectiveBook Book { get; set; }

    [Inject]
    public required DirectiveEffects Effects { get; set; }

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

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? UnitCode { get; set; }

    private DirectiveTexts T => Texts.Directives;

    private DirectiveState State => Enum.GetValues<DirectiveState>().FirstOrDefault(state => Write(state) == StateText);

    protected override async Task OnParametersSetAsync()
    {
        _now = Instant.From(Time.GetUtcNow());
        (string? person, string? unit) = (Given(Person), Given(UnitCode));
        _people = Book.People(Visible.Units);
        _counts = Book.Count(Visible.Units, unit, person, _now.Day);
        _directives = Book.Find(new DirectiveQuestion(Visible.Units, State, person, unit, _now.Day, Most));
        _effects = await Effects.OfAsync(_directives, lines: false, Context.RequestAborted);
    }

    private string Name(DirectiveState state) => state switch
    {
        DirectiveState.Late => T.Late,
        DirectiveState.Done => T.Done,
        DirectiveState.All => T.All,
        _ => T.Open,
    };

    private string Link(DirectiveState state)
    {
        string[] parts = [.. new[] { ("state", state == DirectiveState.Open ? null : Write(state)), ("person", Given(Person)), ("unit", Given(UnitCode)) }
            .Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")];
        return parts.Length == 0 ? "/directives" : "/directives?" + string.Join('&', parts);
    }

    private static string Write(DirectiveState state) => state switch
    {
        DirectiveState.Late => "late",
        DirectiveState.Done => "done",
        DirectiveState.All => "all",
        _ => "open",
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
