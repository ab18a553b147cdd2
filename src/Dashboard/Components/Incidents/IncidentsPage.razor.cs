using System.Globalization;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Incidents;

/// <summary>Incidents that are open, or of the last 30 days, of all units or systems or of one; live. Who is limited to units sees those that touch them.</summary>
public sealed partial class IncidentsPage
{
    /// <summary>As many are shown at first, and with each step more.</summary>
    private const int Step = 300;

    private const int MostAtAll = 3000;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, object?> WithoutNarrowing = new(StringComparer.Ordinal) { ["unit"] = null, ["system"] = null };

    private IncidentList? _list;
    private (IncidentQuestion Question, Instant? At)? _loaded;
    private Instant _caughtUp;
    private Instant _read;
    private long _readAt;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required SharedReads Shared { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    public string? ShowText { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? UnitCode { get; set; }

    [SupplyParameterFromQuery(Name = "system")]
    public string? SystemId { get; set; }

    [SupplyParameterFromQuery(Name = "most")]
    public string? MostText { get; set; }

    private SystemsTexts W => Texts.Systems;

    private bool All => ShowText == "all";

    private int Most => int.TryParse(MostText, NumberStyles.None, CultureInfo.InvariantCulture, out int most) ? Math.Clamp(most, Step, MostAtAll) : Step;

    private IncidentQuestion Question => new(All, string.IsNullOrEmpty(UnitCode) ? null : UnitCode, string.IsNullOrEmpty(SystemId) ? null : SystemId);

    /// <summary>The unit or system it is narrowed to; null: to neither.</summary>
    private string? Narrowing => Question is { Unit: null, System: null } ? null
        : string.Join(" · ", new[] { Question.Unit is { } unit ? Profile.Unit(unit, Texts.Language) : null, Question.System is { } system ? Profile.System(system, Texts.Language) : null }.OfType<string>());

    /// <summary>Of the list, not of the board: the list may be older.</summary>
    private string AsOfText => _list is null ? Formats.Nothing : $"{Texts.Formats.Time(_caughtUp)} {Texts.Formats.Day(_read.Day)}";

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if ((Question.Unit is { } unit && !(Visible.Contains(unit) && Profile.FindUnit(unit) is not null)) || (Question.System is { } system && Profile.FindSystem(system) is null))
        {
            Navigation.NotFound();
        }
        else if (_loaded != (Question, At))
        {
            await HoldAsync(LoadAsync);
        }
    }

    protected override async Task ShowAsync()
    {
        if (_list is not null && TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            (IncidentQuestion Question, Instant? At)? asked = _loaded;
            (IncidentList List, Instant CaughtUp, Instant At) read = await ReadAsync();
            if (asked == _loaded)
            {
                Take(read);
            }
        }
    }

    protected override async Task LoadAsync()
    {
        _loaded = (Question, At);
        _list = await TryLoadAsync(ReadAsync, Take) ? _list : null;
    }

    private async Task<(IncidentList List, Instant CaughtUp, Instant At)> ReadAsync()
    {
        (Instant caughtUp, Instant now, IncidentQuestion question) = (Snapshot.Source.CaughtUpAt, Now, Question);
        return (await Shared.ReadAsync(
            nameof(IncidentsPage), (question, Visible.Key, At), Pace, () => IncidentList.ReadAsync(Reader, Drill, question, Visible, now, CancellationToken.None)), caughtUp, now);
    }

    private void Take((IncidentList List, Instant CaughtUp, Instant At) read) => (_list, _caughtUp, _read, _readAt) = (read.List, read.CaughtUp, read.At, TimeProvider.System.GetTimestamp());
}
