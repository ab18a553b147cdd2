using System.Security.Claims;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>How often something was wrong with what a unit sent. Commune is null where no unit is known. Reason: a dead-letter reason, duplicate, late, out-of-order, silent, ….</summary>
public sealed record QualityItem(string? Commune, string Reason, long Count)
{
    /// <summary>Of a promise that is not believed or at midnight, and of an unusual interval: the source that sent it.</summary>
    public string? Source { get; init; }
}

/// <summary>GET /data-quality: per unit and reason, over the local days of arrival; `silent` counts outages by silence as they count, `open-after-end` the dossiers that are open now at a unit that has ended (of a period that is not over).</summary>
internal static class DataQualityEndpoint
{
    public static async Task<Results<Ok<ItemList<QualityItem>>, ProblemHttpResult>> Get(
        string? period, ClaimsPrincipal caller, ApiQuestion question, IKpiReader reader, INowCounts counts, Profile profile, CancellationToken cancellation)
    {
        if (!question.TryPeriod(period, out Period over, out ProblemHttpResult? problem))
        {
            return problem;
        }

        return TypedResults.Ok(new ItemList<QualityItem>(await ReadAsync(reader, counts, profile, over, question.Now, Visibility.Of(caller), cancellation)));
    }

    /// <summary>Counts of units that may be seen; what no known unit sent is the province's.</summary>
    public static async Task<IReadOnlyList<QualityItem>> ReadAsync(
        IKpiReader reader, INowCounts ledger, Profile profile, Period over, Instant now, VisibleUnits visible, CancellationToken cancellation)
    {
        IReadOnlyDictionary<QualityKey, long> counts = await reader.QualityAsync(over.First, over.Last, cancellation);
        IReadOnlyList<Outage> outages = CountedOutage.Of(
            profile, await reader.HealthSeriesAsync(cancellation), await reader.OutagesAsync(over.First.Start, over.Last.End, cancellation),
            await reader.UnobservedAsync(over.First.Start, over.Last.End, cancellation), now);
        IEnumerable<QualityItem> items = counts
            .Select(count => (count.Key.Unit, Parts: QualityKinds.Parts(count.Key.Kind), Count: count.Value))
            .Concat(outages.Where(outage => outage.Cause == OutageCause.Silent).Select(outage => (outage.Unit, Parts: ("silent", (string?)null), Count: 1L)))
            .Concat(EndedWithDossiers.Of(profile, ledger, now).Where(_ => over.Last >= now.Day).Select(ended => (Unit: ended.Unit.Code, Parts: (EndedWithDossiers.Kind, (string?)null), Count: ended.Now.Backlog)))
            .GroupBy(count => (count.Unit, count.Parts))
            .Select(group => new QualityItem(group.Key.Unit.Length == 0 ? null : group.Key.Unit, group.Key.Parts.Item1, group.Sum(count => count.Count)) { Source = group.Key.Parts.Item2 })
            .Where(item => visible.Province || (item.Commune is { } unit && visible.Contains(unit)))
            .OrderBy(item => item.Commune, StringComparer.Ordinal)
            .ThenBy(item => item.Reason, StringComparer.Ordinal)
            .ThenBy(item => item.Source, StringComparer.Ordinal);
        return [.. items];
    }
}
