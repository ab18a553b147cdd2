using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>Keeps incidents in step with outages: sweeps again from the earliest change and writes the differences.</summary>
internal sealed class IncidentLedger
{
    public IncidentBook Book { get; } = new();

    /// <summary>When time alone may change incidents next: maintenance begins or ends, silence counts, something retires, a report gets older than 24 h.</summary>
    public Instant NextAt { get; private set; } = Instant.Never;

    /// <summary>Derives incidents anew from the instant on; changed rows go to the batch's changes.</summary>
    public void Sweep(IReadOnlyCollection<MonitoredSeries> series, ExcludedTime excluded, Instant from, Instant now, SeriesChanges changes, HealthPending pending)
    {
        var sweep = new IncidentSweep(series, excluded, Book, from, now);
        sweep.Run();
        var wanted = new Dictionary<long, Incident>();
        foreach (SweepIncident each in sweep.Incidents)
        {
            wanted[each.Id] = new Incident(each.Id, each.Kind, each.Unit, each.System, each.Opened, each.Resolved);
        }

        foreach (SweepOutage outage in sweep.Outages)
        {
            Member(outage, changes);
            if (Single(outage) is { } single)
            {
                wanted[single.Id] = single;
            }
        }

        foreach (Incident gone in Book.OpenedFrom(from).Where(i => !wanted.ContainsKey(i.Id)))
        {
            Book.Remove(gone);
            pending.Incidents[gone.Id] = null;
        }

        foreach (Incident next in wanted.Values)
        {
            Incident? known = Book.Find(next.Id);
            Incident row = known is null ? next : next with { AcknowledgedAt = known.AcknowledgedAt, AcknowledgedBy = known.AcknowledgedBy };
            if (row != known)
            {
                Book.Put(row);
                pending.Incidents[row.Id] = row;
            }
        }

        NextAt = Next(series, excluded, now);
    }

    private static void Member(SweepOutage outage, SeriesChanges changes)
    {
        Outage row = outage.Row;
        long? incident = outage.Incident?.Id;
        Instant? takenInAt = outage.Incident is null ? null : outage.TakenInAt;
        if (row.Incident == incident && row.TakenInAt == takenInAt)
        {
            return;
        }

        row = row with { Incident = incident, TakenInAt = takenInAt };
        outage.Owner.Series.Outages[outage.Index] = row;
        changes.Outages[(row.Unit, row.System, row.Start)] = row;
        changes.Units.Add(row.Unit);
    }

    /// <summary>An outage is an incident of its own until it is taken in; none when that was at once.</summary>
    private static Incident? Single(SweepOutage outage)
    {
        Instant takenInAt = outage.Incident is null ? Instant.Never : outage.TakenInAt;
        if (takenInAt <= outage.Counted.Start)
        {
            return null;
        }

        Outage row = outage.Row;
        long id = IncidentIds.Of(IncidentKind.Single, row.Unit, row.System, outage.Counted.Start);
        return new Incident(id, IncidentKind.Single, row.Unit, row.System, outage.Counted.Start, Instant.Min(takenInAt, outage.Counted.End))
        {
            MergedInto = outage.Incident?.Id,
        };
    }

    private static Instant Next(IReadOnlyCollection<MonitoredSeries> series, ExcludedTime excluded, Instant now)
    {
        Instant next = Instant.Never;
        foreach (MonitoredSeries each in series)
        {
            Consider(each.LastReport + OutageMachine.Remembered + TimeSpan.FromTicks(1));
            Consider(each.Rules.RetiredAt);
            if (each.Outages is [.., { End: var end } open] && end == Instant.Never)
            {
                Consider(CountedOutage.Start(open, each.Rules, each.Head.LastInterval, excluded));
            }

            foreach (Interval window in each.Rules.Maintenance)
            {
                Consider(window.Start);
                Consider(window.End);
            }
        }

        return next;

        void Consider(Instant instant) => next = instant > now ? Instant.Min(next, instant) : next;
    }
}
