using System.Globalization;
using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Dossiers;

/// <summary>Exactly the dossiers that make a figure, of the same scope, period and filter; the address holds all of it. Rendered once: a list for a moment, not a live view.</summary>
public sealed partial class DossiersPage
{
    private const int PageSize = 50;

    /// <summary>More units than these are not a list to choose from: one types.</summary>
    private const int MostListed = 200;

    private const int MostFound = 12;

    private DossierQuestion? _question;
    private DossierPage? _page;
    private KpiSheet? _sheet;
    private AskedPeriod? _asked;
    private Instant _at;
    private QuestionTooWideException? _tooWide;
    private IReadOnlyList<Unit>? _found;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required KpiSheets Sheets { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    /// <summary>The share whose parts are shown, as it was clicked.</summary>
    [SupplyParameterFromQuery(Name = "of")]
    public string? Of { get; set; }

    /// <summary>The unit as it was typed.</summary>
    [SupplyParameterFromQuery(Name = "unit")]
    public string? TypedText { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")]
    public string? Cursor { get; set; }

    private DossierWords Words => new(Texts, Profile);

    private IReadOnlyList<FigurePart> Parts => Of is null ? [] : FigureDossiers.Of(Of);

    private IEnumerable<Unit> Units => Visible.Of(Profile.Units, unit => unit.Code).InOrder(Texts.Language);

    private IEnumerable<string> Fields => Profile.Procedures.Select(procedure => procedure.FieldVi).Distinct(StringComparer.Ordinal).Order(NameOrder.Comparer);

    private bool Types => Visible.Units is not { Count: <= MostListed } && Profile.Units.Count > MostListed;

    /// <summary>What stands in the field: the unit of the list, or what was typed and is none.</summary>
    private string? UnitText => _question?.Scope.Unit is { } code && Profile.FindUnit(code) is { } unit ? TypedUnit.Text(unit, Words.Unit(code)) : TypedText;

    private long OnSheet => (long)Catalogue.CountOfDossiers(_question!.Figure).Of(_sheet!)!.Value;

    private IReadOnlyList<(string Part, string Name, string Value)> Filters => [.. DossierHeading.Filters(_question!, Texts, Words)];

    /// <summary>What the form does not ask but the address says stays.</summary>
    private IEnumerable<(string Name, string Value)> Kept =>
        _question!.Parts().Where(part => part.Name is "only" or "stage" or "age" or "at" or "sort" && part.Value is not null).Select(part => (part.Name, part.Value!));

    /// <summary>Whether the list is the whole figure, which the sheet of now must equal; else why it is not compared.</summary>
    private string Check => _question!.Mine is not null ? "mine"
        : _question.IsOfThePast ? "past"
        : _question.IsNarrowed ? "narrowed"
        : OnSheet == _page!.Total ? "equal" : "differs";

    private string CheckText => Check switch
    {
        "mine" => Texts.Drill.MineOnly,
        "past" => string.Format(CultureInfo.InvariantCulture, Texts.Drill.KnownNow, Texts.Formats.DayAndTime(_at)),
        "equal" => Texts.Dossiers.Equal,
        "narrowed" => string.Format(CultureInfo.InvariantCulture, Texts.Dossiers.Narrowed, Texts.Formats.Count(OnSheet)),
        _ => string.Format(CultureInfo.InvariantCulture, Texts.Dossiers.Differs, Texts.Formats.Count(OnSheet)),
    };

    protected override async Task OnParametersSetAsync()
    {
        Instant now = Instant.From(Time.GetUtcNow());
        Dictionary<string, string?> query = Context.Request.Query.ToDictionary(part => part.Key, part => (string?)part.Value.ToString(), StringComparer.Ordinal);
        if (TypedText is { Length: > 0 } typed)
        {
            _found = TypedUnit.Find(typed, Units, MostFound);
            if (_found is [{ } meant])
            {
                query["scope"] = $"commune:{meant.Code}";
            }
        }

        Instant? seen = PastInstant.Parse(query.GetValueOrDefault("at"));
        _asked = AskedPeriod.Of(
            query.GetValueOrDefault("period"), query.GetValueOrDefault("from"), query.GetValueOrDefault("to"), (seen is { } at && at < now ? at : now).Day, "today");
        query["period"] = FigureAddress.Write(_asked.Period);
        if (DossierQuestion.Parse(query, Context.User, Profile, now.Day) is not { } question)
        {
            Navigation.NotFound();
            return;
        }

        try
        {
            _at = question.InstantOf(now);
            _sheet = await Sheets.SheetAsync(question.Scope, question.Period, Context.RequestAborted);
            _question = question;
            _page = await Reader.DossiersAsync(question.Query(Profile, now, string.IsNullOrEmpty(Cursor) ? null : Cursor, PageSize), Context.RequestAborted);
        }
        catch (QuestionTooWideException wide)
        {
            (_tooWide, _page) = (wide, new DossierPage(0, [], null));
        }
        catch (ArgumentException)
        {
            // A cursor that this program did not write.
            Navigation.NotFound();
        }
    }

    private string TooWideText => string.Format(CultureInfo.InvariantCulture, Texts.Dossiers.TooWide, Texts.Formats.Count(_tooWide!.Wanted), Texts.Formats.Count(_tooWide.Most));

    private string PartLink(FigurePart part) => $"/dossiers?{_question!.Address(("figure", part.Figure.Id), ("only", FigureAddress.Write(part.Trait)), ("of", Of))}";
}
