using System.Collections.Concurrent;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;

namespace Ioc.Ingest.Live;

/// <summary>The latest live part of every unit, as published; also what the sheets take the figures of now from. Thread-safe.</summary>
public sealed class LatestParts : ILiveSink, INowCounts
{
    private readonly ConcurrentDictionary<string, DossierPart> _dossiers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HealthPart> _health = new(StringComparer.Ordinal);
    private IncidentsPart? _incidents;

    public IncidentsPart? Incidents => Volatile.Read(ref _incidents);

    public IReadOnlyCollection<DossierPart> Dossiers => [.. _dossiers.Values];

    public IReadOnlyCollection<HealthPart> Health => [.. _health.Values];

    public InstantCounts Now(string unit) => _dossiers.TryGetValue(unit, out DossierPart? part) ? part.Now : default;

    public void Publish(DossierPart part) => _dossiers.AddOrUpdate(
        part.Unit, part, (_, held) => PartOrder.Replaces(part.Epoch, part.Commit, held.Epoch, held.Commit) ? part : held);

    public void Publish(HealthPart part) => _health.AddOrUpdate(
        part.Unit, part, (_, held) => PartOrder.Replaces(part.Epoch, part.Commit, held.Epoch, held.Commit) ? part : held);

    /// <summary>One caller at a time.</summary>
    public void Publish(IncidentsPart part)
    {
        if (Incidents is not { } held || PartOrder.Replaces(part.Epoch, part.Commit, held.Epoch, held.Commit))
        {
            Volatile.Write(ref _incidents, part);
        }
    }
}
