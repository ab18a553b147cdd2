using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Incidents;

/// <summary>Incidents that are open, or of the last 30 days; live. Who is limited to units sees those that touch them.</summary>
public sealed partial class IncidentsPage
{
    private const int Most = 300;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private IReadOnlyList<Incident> _incidents = [];
    private int _open;
    private long _readAt;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required SharedReads Shared { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    public string? ShowText { get; set; }

    private SystemsTexts W => Texts.Systems;

    private bool All => ShowText == "all";

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        await ReadAsync();
    }

    protected override async Task ShowAsync()
    {
        if (TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        _readAt = TimeProvider.System.GetTimestamp();
        IReadOnlyList<Incident> known = await Shared.ReadAsync(nameof(IncidentsPage), (All, Visible.Key, At), Pace, () => KnownAsync(All, Now));
        _open = known.Count(incident => incident.Resolved > Now);
        _incidents = [.. known.OrderByDescending(incident => incident.Resolved > Now).ThenByDescending(incident => incident.Opened).Take(Most)];
    }

    /// <summary>Those of the viewer's units, by their own outages: what all units had is read for who sees all.</summary>
    private async Task<IReadOnlyList<Incident>> KnownAsync(bool all, Instant now)
    {
        Instant from = all ? now - TimeSpan.FromDays(30) : now;
        var end = new Instant(now.Ticks + 1);
        IEnumerable<Incident> incidents = await Reader.IncidentsAsync(from, end, CancellationToken.None);
        if (Visible.Units is { } units)
        {
            var touching = new HashSet<long>();
            foreach (string unit in units)
            {
                touching.UnionWith((await Drill.OutagesOfAsync(unit, from, end, CancellationToken.None)).Select(outage => outage.Incident).OfType<long>());
            }

            incidents = incidents.Where(incident => (incident.Unit is { } own && Visible.Contains(own)) || touching.Contains(incident.Id));
        }

        return [.. incidents.Where(incident => incident.MergedInto is null)];
    }
}
