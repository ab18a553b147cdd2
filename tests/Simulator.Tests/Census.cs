using System.Globalization;
using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator.Tests;

/// <summary>A rough count of what a history holds, by its own simple reading of the events.</summary>
internal sealed class Census(Profile profile)
{
    private readonly EventDecoder decoder = new(profile);
    private readonly DecodedEvent e = new();
    private readonly Dictionary<string, Tally> tallies = [];
    private readonly List<(string Unit, LocalDay Day, long Received, long Resolved, long Backlog)> totals = [];
    private readonly HashSet<string> ids = [];
    private long late;
    private long duplicates;
    private long outOfOrder;
    private long ratings;
    private long satisfied;

    public int Events { get; private set; }

    public int Dossiers => Received.Count();

    public double OnlineShare => Share(Received, t => t.Channel == Channel.Online);

    public double FullyOnlineShare => Share(Resolved, t => t is { Channel: Channel.Online, FullyOnline: true });

    public double OnTimeRate => Share(Resolved, OnTime);

    public double DigitizedResultShare => Share(Resolved, t => t.DigitizedResult);

    public double SatisfiedShare => satisfied / (double)ratings;

    public double DuplicateShare => duplicates / (double)Events;

    public double LateShare => late / (double)Events;

    public double OutOfOrderShare => outOfOrder / (double)Events;

    public int LaggingUnits => Resolved.GroupBy(t => t.Unit).Count(g => g.Count() > 100 && Share(g, OnTime) < 0.9);

    private IEnumerable<Tally> Received => tallies.Values.Where(t => t.AcceptedAt is not null && t.Closing is not (DossierStatus.Rejected or DossierStatus.Withdrawn));

    private IEnumerable<Tally> Resolved => Received.Where(t => t.Closing == DossierStatus.Completed);

    public int PerDay(LocalDay day) => Received.Count(t => t.AcceptedAt!.Value.Day == day);

    public void Count(SimulatedEvent simulated)
    {
        decoder.TryDecode(simulated.Bytes, simulated.EmitAt, e, out Rejection rejection).ShouldBeTrue(rejection.ToString());
        Events++;
        if (!ids.Add($"{e.Source} {Encoding.UTF8.GetString(e.Id.Span)}"))
        {
            duplicates++;
            return;
        }

        late += simulated.EmitAt - e.At > TimeSpan.FromHours(24) ? 1 : 0;
        switch (e.Kind)
        {
            case EventKind.DossierRating:
                ratings++;
                satisfied += e.Rating >= 4 ? 1 : 0;
                break;
            case EventKind.SourceTotal:
                totals.Add((e.Unit!.Code, e.Day, e.Received, e.Resolved, e.Backlog));
                break;
            case EventKind.DossierStatus:
                CountStatus();
                break;
        }
    }

    public (int Same, int Different) CompareTotals(LocalDay first, LocalDay last)
    {
        Tally[] received = [.. Received];
        var checkedTotals = totals.Where(t => t.Day >= first && t.Day <= last).ToArray();
        int same = checkedTotals.Count(t =>
        {
            Tally[] ofUnit = [.. received.Where(r => r.Unit == t.Unit)];
            return t.Received == ofUnit.Count(r => r.AcceptedAt!.Value.Day == t.Day)
                && t.Resolved == ofUnit.Count(r => r.Closing == DossierStatus.Completed && r.ClosedAt!.Value.Day == t.Day);
        });
        return (same, checkedTotals.Length - same);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"online {OnlineShare:0.000} fully {FullyOnlineShare:0.000} on time {OnTimeRate:0.000} satisfied {SatisfiedShare:0.000} result {DigitizedResultShare:0.000} lagging {LaggingUnits} duplicates {DuplicateShare:0.0000} late {LateShare:0.0000} out of order {OutOfOrderShare:0.0000} ratings {ratings} open {Received.Count(t => t.Closing is null)} on 16 November {PerDay(LocalDay.Of(2026, 11, 16))}, Sunday {PerDay(LocalDay.Of(2026, 11, 15))}");

    private static double Share(IEnumerable<Tally> all, Func<Tally, bool> which) => all.Count(which) / (double)all.Count();

    private bool OnTime(Tally t)
    {
        Instant due = t.DueAt ?? profile.Calendar.DueAt(t.AcceptedAt!.Value, profile.FindProcedure(t.Procedure)?.WorkingDays ?? 5);
        return t.ClosedAt <= due || t.Paused;
    }

    private void CountStatus()
    {
        string key = Encoding.UTF8.GetString(e.Dossier.Span);
        if (!tallies.TryGetValue(key, out Tally? tally))
        {
            tallies[key] = tally = new Tally { Unit = e.Unit!.Code, Procedure = e.Procedure! };
        }

        outOfOrder += e.Sequence < tally.Highest ? 1 : 0;
        tally.Highest = Math.Max(tally.Highest, e.Sequence);
        tally.Channel = e.Channel;
        tally.FullyOnline = e.FullyOnline == true;
        tally.DueAt ??= e.DueAt;
        tally.AcceptedAt ??= e.AcceptedAt ?? (e.Status == DossierStatus.Accepted ? e.At : null);
        tally.Paused |= e.Status == DossierStatus.SupplementRequested;
        if (e.Status is DossierStatus.Completed or DossierStatus.Rejected or DossierStatus.Withdrawn or DossierStatus.Stopped)
        {
            (tally.Closing, tally.ClosedAt) = (e.Status, e.At);
            tally.DigitizedResult = e.DigitizedResult == true;
        }
    }

    private sealed class Tally
    {
        public required string Unit { get; init; }

        public required string Procedure { get; init; }

        public Channel Channel { get; set; }

        public bool FullyOnline { get; set; }

        public bool DigitizedResult { get; set; }

        public bool Paused { get; set; }

        public long Highest { get; set; }

        public Instant? AcceptedAt { get; set; }

        public Instant? DueAt { get; set; }

        public Instant? ClosedAt { get; set; }

        public DossierStatus? Closing { get; set; }
    }
}
