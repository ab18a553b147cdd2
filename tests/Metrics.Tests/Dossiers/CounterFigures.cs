using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>Figures by summing counters; the instant is the last of the last day.</summary>
internal static class CounterFigures
{
    public static NaiveFigures Of(IEnumerable<KeyValuePair<CounterKey, CounterVector>> counters, LocalDay first, LocalDay last)
    {
        CounterVector period = new(), until = new();
        foreach ((CounterKey key, CounterVector vector) in counters.Where(c => c.Key.Day <= last))
        {
            until.Add(vector);
            if (key.Day >= first)
            {
                period.Add(vector);
            }
        }

        return Of(period, new InstantCounts(until[Counter.BacklogChange], until[Counter.PausedChange], until[Counter.OverdueChange], until[Counter.DueSoonChange]));
    }

    public static NaiveFigures Of(CounterVector period, InstantCounts atEnd) =>
        new()
        {
            Received = period[Counter.Received],
            ReceivedOnline = period[Counter.ReceivedOnline],
            OutsideArea = period[Counter.OutsideArea],
            DigitizedComponents = period[Counter.DigitizedComponents],
            Resolved = period[Counter.Resolved],
            ResolvedOnTime = period[Counter.ResolvedOnTime],
            ResolvedEarly = period[Counter.ResolvedEarly],
            ResolvedLate = (long)Catalogue.ResolvedLate.Of(period)!.Value,
            ResolvedDueByDefault = period[Counter.ResolvedDueByDefault],
            ResolvedFullyOnline = period[Counter.ResolvedFullyOnline],
            ResolvedOnline = period[Counter.ResolvedOnline],
            DigitizedResult = period[Counter.DigitizedResult],
            PaidOnline = period[Counter.PaidOnline],
            PaidOffline = period[Counter.PaidOffline],
            Rejected = period[Counter.Rejected],
            Withdrawn = period[Counter.Withdrawn],
            Stopped = period[Counter.Stopped],
            WorkingTicks = period[Counter.WorkingTicks],
            Ratings = period[Counter.Ratings],
            RatingSum = period[Counter.RatingSum],
            Satisfied = period[Counter.Satisfied],
            Backlog = atEnd.Backlog,
            Paused = atEnd.Paused,
            Overdue = atEnd.Overdue,
            DueSoon = atEnd.DueSoon,
        };
}
