using Ioc.Ingest.Live;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Simulation;

/// <summary>
/// Minute values of the province for the time before a first start, worked out from what the history loaded, so that sparklines are not
/// empty. Goes back at most to local midnight: counts of the day so far begin there.
/// </summary>
public sealed class MinuteBackfill(IOperationalStore store, IKpiReader reader, ITimeSeriesStore series)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Writes the minutes of the stretch before the instant.</summary>
    public async Task WriteAsync(Instant until, TimeSpan stretch, CancellationToken cancellation)
    {
        Instant last = until.Minute;
        LocalDay day = (last - Minute).Day;
        Instant from = Instant.Max(last - stretch, day.Start);
        var rows = new List<DossierFacts>();
        await foreach (DossierRow row in store.OpenDossiersAsync(from, null, cancellation).ConfigureAwait(false))
        {
            rows.Add(row.Facts);
        }

        CounterVector today = await SumsAsync(day, day, cancellation).ConfigureAwait(false);
        CounterVector month = await SumsAsync(day - (day.Date.Day - 1), day, cancellation).ConfigureAwait(false);
        IReadOnlyList<Incident> incidents = await reader.IncidentsAsync(from, until, cancellation).ConfigureAwait(false);
        var moves = new Queue<(Instant At, DossierFacts Facts, bool Closing)>(Moves(rows, from).OrderByDescending(move => move.At));
        var points = new List<SeriesPoint>();
        for (Instant end = last; end > from; end -= Minute)
        {
            while (moves.TryPeek(out (Instant At, DossierFacts Facts, bool Closing) move) && move.At >= end)
            {
                moves.Dequeue();
                Undo(today, move.Facts, move.Closing);
                Undo(month, move.Facts, move.Closing);
            }

            Dictionary<string, double> fields = MinuteFields.Of(today, month, At(rows, end));
            fields[Catalogue.OutagesOpen.Id] = incidents.Count(incident => incident.Opened < end && incident.Resolved >= end);
            fields[Catalogue.CommunesOffline.Id] = incidents.Count(i => i.Kind == IncidentKind.CommuneOffline && i.Opened < end && i.Resolved >= end);
            points.Add(new SeriesPoint("province", end - Minute, fields));
        }

        await series.WriteAsync(points, cancellation).ConfigureAwait(false);
    }

    private async Task<CounterVector> SumsAsync(LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        var all = new CounterVector();
        foreach (CounterVector sums in (await reader.SumsAsync(null, first, last, cancellation).ConfigureAwait(false)).Values)
        {
            all.Add(sums);
        }

        return all;
    }

    private static IEnumerable<(Instant At, DossierFacts Facts, bool Closing)> Moves(IEnumerable<DossierFacts> rows, Instant from)
    {
        foreach (DossierFacts facts in rows)
        {
            if (facts.AcceptedAt is { } accepted && accepted >= from)
            {
                yield return (accepted, facts, false);
            }

            if (facts.AcceptedAt is not null && facts.FinishedAt is { } finished && finished >= from)
            {
                yield return (finished, facts, true);
            }
        }
    }

    /// <summary>Takes a dossier's part out of the sums as if it had not come (or not been closed) yet.</summary>
    private static void Undo(CounterVector sums, DossierFacts facts, bool closing)
    {
        if ((closing ? CounterLaw.EndOf(facts) : CountedWhen.Received) is { } when && CounterLaw.DayOf(facts, when) is not null)
        {
            foreach (CounterLaw law in CounterLaw.At(when))
            {
                sums[law.Counter] -= law.Amount(facts);
            }
        }
    }

    private static InstantCounts At(List<DossierFacts> rows, Instant end) =>
        rows.Aggregate(default(InstantCounts), (sum, facts) => sum + DossierTimeline.At(facts, new Instant(end.Ticks - 1)).ToCounts());
}
