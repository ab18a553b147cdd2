using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>The incidents since the ledger's horizon by id, in order of opening. Not thread-safe.</summary>
internal sealed class IncidentBook
{
    private readonly Dictionary<long, Incident> byId = [];
    private readonly SortedSet<(Instant Opened, long Id)> byOpening = [];
    private readonly Dictionary<long, Incident> open = [];

    public IReadOnlyCollection<Incident> Open => open.Values;

    public Incident? Find(long id) => byId.GetValueOrDefault(id);

    public void Put(Incident incident)
    {
        byId[incident.Id] = incident;
        byOpening.Add((incident.Opened, incident.Id));
        if (incident.Resolved == Instant.Never)
        {
            open[incident.Id] = incident;
        }
        else
        {
            open.Remove(incident.Id);
        }
    }

    public void Remove(Incident incident)
    {
        byId.Remove(incident.Id);
        byOpening.Remove((incident.Opened, incident.Id));
        open.Remove(incident.Id);
    }

    /// <summary>Incidents that opened at the instant or later.</summary>
    public List<Incident> OpenedFrom(Instant from) =>
        [.. byOpening.GetViewBetween((from, long.MinValue), (Instant.Never, long.MaxValue)).Select(key => byId[key.Id])];

    /// <summary>Forgets what was resolved before.</summary>
    public void Forget(Instant before)
    {
        foreach (Incident incident in byId.Values.Where(i => i.Resolved < before).ToList())
        {
            Remove(incident);
        }
    }
}
