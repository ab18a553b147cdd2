using Ioc.Dashboard.Resources;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
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
        Metrics.Time.Instant from = All ? Now - TimeSpan.FromDays(30) : Now;
        var end = new Metrics.Time.Instant(Now.Ticks + 1);
        IEnumerable<Incident> incidents = await Reader.IncidentsAsync(from, end, CancellationToken.None);
        if (!Visible.Province)
        {
            HashSet<long> touching = [.. (await Reader.OutagesAsync(from, end, CancellationToken.None)).Where(o => Visible.Contains(o.Unit)).Select(o => o.Incident).OfType<long>()];
            incidents = incidents.Where(incident => (incident.Unit is { } unit && Visible.Contains(unit)) || touching.Contains(incident.Id));
        }

        List<Incident> known = [.. incidents.Where(incident => incident.MergedInto is null)];
        _open = known.Count(incident => incident.Resolved > Now);
        _incidents = [.. known.OrderByDescending(incident => incident.Resolved > Now).ThenByDescending(incident => incident.Opened).Take(Most)];
    }
}
