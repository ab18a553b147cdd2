using Ioc.Dashboard.Live;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>One system: availability by calendar month, by unit and in working hours; latency, incidents, maintenance. States and latencies are live.</summary>
public sealed partial class SystemPage
{
    private const int MostIncidents = 50;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private SystemFigures? _figures;
    private string? _loaded;
    private long _readAt;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required SharedReads Shared { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Parameter]
    public string Id { get; set; } = string.Empty;

    private SystemsTexts W => Texts.Systems;

    private GovernmentSystem? System => Profile.FindSystem(Id);

    private string Name => Profile.System(Id, Texts.Language);

    private IEnumerable<(string Key, string Name, string How)> UnitColumns =>
    [
        ("all", W.AllHours, W.AvailabilityHow),
        ("working", W.WorkingHours, W.AvailabilityWorkingHow),
        ("downtime", $"{W.Downtime} ({W.MinutesShort})", Texts.How.DowntimeOfUnit),
        ("unobserved", $"{W.Unobserved} ({W.MinutesShort})", W.UnobservedHow),
        ("latency", W.Latency, Texts.How.Latency),
    ];

    private IEnumerable<(string Key, string Name, string How)> MonthColumns =>
    [
        ("all", W.AllHours, Texts.How.AvailabilityOfMonth),
        ("working", W.WorkingHours, W.AvailabilityWorkingHow),
        ("unobserved", W.Unobserved, W.UnobservedHow),
    ];

    private string LatencyText
    {
        get
        {
            double[] all = [.. Snapshot.Units.Where(unit => Visible.Contains(unit.Unit.Code)).Select(unit => NowAt(unit.Unit.Code)?.LatencyMs).OfType<double>().Order()];
            return all.Length == 0 ? Formats.Nothing : $"{Texts.Formats.Count((long)all[all.Length / 2])} / {Texts.Formats.Count((long)all[^1])} ms";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if (System is null)
        {
            Navigation.NotFound();
        }
        else if (_loaded != Id)
        {
            _figures = null;
            await LoadAsync();
        }
    }

    protected override async Task ShowAsync()
    {
        if (_figures is not null && TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            string id = Id;
            SystemFigures figures = await ReadAsync();
            if (id == Id)
            {
                Take(figures);
            }
        }
    }

    protected override Task LoadAsync()
    {
        _loaded = Id;
        return TryLoadAsync(ReadAsync, Take);
    }

    private Task<SystemFigures> ReadAsync()
    {
        (string id, Instant now) = (Id, Now);
        return Shared.ReadAsync(nameof(SystemPage), (id, Visible.Key, At), Pace, () => SystemFigures.ReadAsync(Reader, Drill, Profile, id, Visible, now, CancellationToken.None));
    }

    private void Take(SystemFigures figures) => (_figures, _readAt) = (figures, TimeProvider.System.GetTimestamp());

    private SystemNow? NowAt(string unit) => Snapshot.Unit(unit)?.Health?.Systems.FirstOrDefault(system => system.System == Id);
}
