using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Naive;

/// <summary>KPIS.md, Facts of a dossier, read slowly: every fact straight from the list of its events. Shares only the working calendar with the program.</summary>
public sealed class NaiveDossier
{
    private const int Accepted = 2, Rejected = 3, Supplement = 5, PaymentAsked = 6, Withdrawn = 7, Stopped = 8, Completed = 9, Returned = 10;
    private readonly Profile _profile;
    private TimeSpan? _workingTime;

    public NaiveDossier(string commune, string number, IEnumerable<NaiveEvent> events, Profile profile)
    {
        _profile = profile;
        Commune = commune;
        Number = number;
        List<NaiveEvent> all = [.. events];
        Ratings = [.. all.Where(e => e.IsRating).OrderBy(e => e.At.Ticks).ThenBy(e => e.Time.Ticks)
            .ThenBy(e => e.Source, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal).ThenBy(e => e.Sha, StringComparer.Ordinal)];
        Events = [.. all.Where(e => e.IsStatus).GroupBy(e => e.Sequence).OrderBy(g => g.Key)
            .Select(g => g.OrderBy(e => e.Time.Ticks).ThenBy(e => e.Source, StringComparer.Ordinal)
                .ThenBy(e => e.Id, StringComparer.Ordinal).ThenBy(e => e.Sha, StringComparer.Ordinal).Last())];
        List<NaiveEvent> repeated = [.. all.Where(e => e.Carries("takenOverAt"))];
        TakenOverAt = repeated.FirstOrDefault()?.Moment("takenOverAt");
        AcceptedAt = Events.LastOrDefault(e => Accepts(e) is not null)?.Moment("acceptedAt") ?? Events.FirstOrDefault(e => e.Status == Accepted)?.At;
        Close(repeated);
        if (AcceptedAt is not null)
        {
            Pauses = PausesOfCourse(FinishedAt);
            Due(GoneTo is null ? Pauses : PausesOfCourse(null));
        }
    }

    public string Commune { get; }

    public string Number { get; }

    /// <summary>Those that hold, by sequence.</summary>
    public List<NaiveEvent> Events { get; }

    /// <summary>The last one holds.</summary>
    public List<NaiveEvent> Ratings { get; }

    public Instant? AcceptedAt { get; }

    /// <summary>From when on it counts where another unit had received it.</summary>
    public Instant? TakenOverAt { get; }

    /// <summary>The unit it was handed over to.</summary>
    public string? GoneTo => Events.FirstOrDefault(e => e.Carries("handedOverTo"))?.Text("handedOverTo");

    /// <summary>This unit received it, in the sense of the figures.</summary>
    public Instant? ReceivedAt => TakenOverAt is null ? AcceptedAt : null;

    public Instant? FinishedAt { get; private set; }

    /// <summary>Status of the closing event; 0 while open.</summary>
    public int Outcome { get; private set; }

    public bool Resolved => Outcome is Completed or Returned && AcceptedAt is not null;

    public bool IsRejected => Outcome is Rejected && !Incomplete;

    public bool IsWithdrawn => Outcome is Withdrawn && !Incomplete;

    public bool IsStopped => Outcome is Stopped && AcceptedAt is not null;

    public bool Incomplete => AcceptedAt is null && Events.Any(e =>
        e.Status is 4 or Supplement or PaymentAsked or Stopped or Completed
        || (e.Status == Returned && !Events.Any(b => b.Sequence < e.Sequence && (b.Status is Rejected or Withdrawn))));

    public List<(Instant From, Instant To)> Pauses { get; private set; } = [];

    public Instant DueAt { get; private set; }

    public string Basis { get; private set; } = "";

    /// <summary>Source of a promise before acceptance or more than three years after it.</summary>
    public string? NotBelievedOf { get; private set; }

    /// <summary>Source of the promise in force when that is at 00:00:00.</summary>
    public string? MidnightOf { get; private set; }

    public string? Procedure => Events.LastOrDefault(e => e.Carries("procedure"))?.Text("procedure");

    public bool Online => Events.LastOrDefault(e => e.Carries("channel"))?.Text("channel") == "online";

    public string Payment => Events.LastOrDefault(e => e.Carries("payment"))?.Text("payment") ?? "none";

    public bool Holds(string member) => Events.LastOrDefault(e => e.Carries(member))?.Flag(member) ?? false;

    public TimeSpan WorkingTime => _workingTime ??= Pauses.Aggregate(
        _profile.Calendar.WorkingTimeBetween(AcceptedAt!.Value, FinishedAt!.Value), (left, p) => left - _profile.Calendar.WorkingTimeBetween(p.From, p.To));

    public bool InBacklog(Instant t) =>
        AcceptedAt is { } accepted && accepted <= t && !(TakenOverAt > t) && !(FinishedAt is { } finished && finished <= t);

    public bool Paused(Instant t) => InBacklog(t) && Pauses.Any(p => p.From <= t && t < p.To);

    public bool Overdue(Instant t) =>
        InBacklog(t) && DueAt < t && (!Paused(t) || Pauses.First(p => p.From <= t && t < p.To).From > DueAt);

    public bool DueSoon(Instant t)
    {
        if (!InBacklog(t) || Paused(t))
        {
            return false;
        }

        LocalDay next = t.Day + 1;
        while (!_profile.Calendar.IsWorkingDay(next))
        {
            next += 1;
        }

        return t <= DueAt && DueAt <= _profile.Calendar.ClosingTime(next);
    }

    /// <summary>Payment requests while it stands completed or returned are as if they were not there.</summary>
    private List<NaiveEvent> Course()
    {
        List<NaiveEvent> course = [];
        foreach (NaiveEvent e in Events.Where(e => !e.Carries("handedOverTo")))
        {
            if (!(e.Status == PaymentAsked && (course.LastOrDefault()?.Status is Completed or Returned)))
            {
                course.Add(e);
            }
        }

        return course;
    }

    private void Close(List<NaiveEvent> repeated)
    {
        if (Events.FirstOrDefault(e => e.Carries("handedOverTo")) is { } handedOver)
        {
            FinishedAt = handedOver.At;
            return;
        }

        List<NaiveEvent> course = Course();
        int lastOpen = course.FindLastIndex(e => e.Status is not (Rejected or Withdrawn or Stopped or Completed or Returned));
        if (lastOpen + 1 < course.Count)
        {
            FinishedAt = course[lastOpen + 1].At;
            bool elsewhere = FinishedAt <= TakenOverAt && repeated.Any(e => e.Sequence == course[lastOpen + 1].Sequence); // the unit it came from said so
            Outcome = elsewhere ? 0 : course[lastOpen + 1].Status;
        }
    }

    private List<(Instant From, Instant To)> PausesOfCourse(Instant? end)
    {
        List<NaiveEvent> course = Course();
        List<(Instant From, Instant To)> pauses = [];
        for (int i = 0; i < course.Count; i++)
        {
            if (course[i].Status is Supplement or PaymentAsked)
            {
                Instant from = Instant.Max(course[i].At, AcceptedAt!.Value);
                Instant to = i + 1 < course.Count ? course[i + 1].At : Instant.Never;
                to = end is { } finished ? Instant.Min(to, finished) : to;
                if (from < to)
                {
                    pauses.Add((from, to));
                }
            }
        }

        // Until no two of them meet: make one of two that do.
        for (bool again = true; again;)
        {
            again = false;
            foreach ((Instant From, Instant To) a in pauses)
            {
                (Instant From, Instant To)? other = pauses.Where(b => b != a && b.From <= a.To && a.From <= b.To).Cast<(Instant, Instant)?>().FirstOrDefault();
                if (other is { } b)
                {
                    pauses.RemoveAll(p => p == a || p == b);
                    pauses.Add((Instant.Min(a.From, b.From), Instant.Max(a.To, b.To)));
                    again = true;
                    break;
                }
            }
        }

        return [.. pauses.Distinct().OrderBy(p => p.From.Ticks)];
    }

    private Instant Computed(List<(Instant From, Instant To)> pauses)
    {
        Procedure? procedure = _profile.Procedures.FirstOrDefault(p => p.Code == Procedure);
        Basis = procedure?.WorkingDays is null ? "default" : "procedure";
        Instant due = _profile.Calendar.DueAt(AcceptedAt!.Value, procedure?.WorkingDays ?? 5);
        foreach ((Instant from, Instant to) in pauses)
        {
            if (to != Instant.Never && from < due)
            {
                due = _profile.Calendar.AddWorkingTime(due, _profile.Calendar.WorkingTimeBetween(from, to));
            }
        }

        return due;
    }

    /// <summary>A pause that the handing over alone ended moves nothing.</summary>
    private void Due(List<(Instant From, Instant To)> pauses)
    {
        NaiveEvent? promise = null;
        Instant due = Computed(pauses);
        foreach (NaiveEvent e in Events.Where(e => e.Carries("dueAt")))
        {
            Instant carried = e.Moment("dueAt")!.Value;
            if (IsNoDate(carried))
            {
                continue;
            }

            bool midnight = carried.ToLocal().TimeOfDay == TimeSpan.Zero;
            carried = midnight && _profile.MidnightPromiseIsClosing ? _profile.Calendar.ClosingTime(carried.Day) : carried;
            if (carried < AcceptedAt!.Value || (carried - AcceptedAt!.Value).TotalDays > 1096)
            {
                NotBelievedOf = e.Source;
            }
            else if (e.At <= due)
            {
                (promise, due) = (e, carried);
            }
        }

        DueAt = due;
        Basis = promise is null ? Basis : "source";
        MidnightOf = promise is not null && due.ToLocal().TimeOfDay == TimeSpan.Zero ? promise.Source : null;
    }

    /// <summary>The acceptance that an event carries.</summary>
    public static Instant? Accepts(NaiveEvent e) => e.Moment("acceptedAt") is { } carried && !IsNoDate(carried) ? carried : null;

    /// <summary>Somewhere on earth it is the first day of the calendar, of Unix time, or the last.</summary>
    private static bool IsNoDate(Instant at)
    {
        decimal first = Day(-12), last = Day(14);
        return ((int[])[0, 719_162, 3_652_058]).Any(day => first <= day && day <= last);

        decimal Day(int hours) => Math.Floor((at.Ticks + (hours * TimeSpan.TicksPerHour)) / (decimal)TimeSpan.TicksPerDay);
    }
}
