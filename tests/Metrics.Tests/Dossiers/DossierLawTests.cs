using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>KPIS.md, Facts of a dossier, in cases worked out by hand. June 2025 has no holiday here; 2 June is a Monday; hours are 07:00-11:00 and 13:00-16:30 (3.5 h) since 12 May.</summary>
public class DossierLawTests
{
    private static readonly Profile Profile = SmallProfile.Create();

    [Fact]
    public void Acceptance_is_that_of_the_highest_sequence_that_carries_one_else_the_first_accepted_event()
    {
        Derive("1 registered 2T08:00", "3 accepted 3T08:00", "2 accepted 2T09:00").AcceptedAt.ShouldBe(At("2T09:00"));
        Derive("1 accepted 2T08:00 acceptedAt=2T07:30", "2 processing 2T09:00 acceptedAt=2T07:45", "3 completed 2T10:00").AcceptedAt.ShouldBe(At("2T07:45"));
        Derive("1 registered 2T08:00").AcceptedAt.ShouldBeNull();
    }

    [Fact]
    public void Not_received_but_gone_on_is_incomplete_unless_papers_are_handed_back()
    {
        Derive("1 registered 2T08:00").Incomplete.ShouldBeFalse();
        Derive("1 registered 2T08:00", "2 rejected 2T09:00", "3 returned 2T10:00").Incomplete.ShouldBeFalse();
        Derive("1 registered 2T08:00", "2 withdrawn 2T09:00").Incomplete.ShouldBeFalse();
        foreach (string status in (string[])["processing", "supplement-requested", "payment-requested", "stopped", "completed", "returned"])
        {
            Derive("1 registered 2T08:00", $"2 {status} 2T09:00").Incomplete.ShouldBeTrue(status);
        }

        DossierFacts turnedAway = Derive("2 processing 2T08:00", "3 rejected 2T09:00");
        turnedAway.Incomplete.ShouldBeTrue();
        DossierFigures.Counts(turnedAway, "rejected", At("2T00:00").Day, At("2T00:00").Day, At("2T23:00")).ShouldBeFalse();
    }

    [Fact]
    public void Rejected_without_acceptance_counts_only_as_rejected()
    {
        DossierFacts facts = Derive("1 registered 2T08:00", "2 rejected 2T09:00");
        LocalDay day = At("2T09:00").Day;
        foreach (string name in Catalogue.OfDossiers.Select(figure => figure.Id))
        {
            DossierFigures.Counts(facts, name, day, day, At("2T08:30")).ShouldBe(name == "rejected", name);
        }
    }

    [Fact]
    public void Closing_is_the_first_closing_event_after_the_last_open_one()
    {
        Derive("1 accepted 2T08:00", "2 completed 3T08:00", "3 returned 4T08:00").FinishedAt.ShouldBe(At("3T08:00"));
        DossierFacts reopened = Derive("1 accepted 2T08:00", "2 rejected 3T08:00", "3 processing 4T08:00", "4 completed 5T08:00");
        (reopened.FinishedAt, reopened.Outcome).ShouldBe((At("5T08:00"), DossierOutcome.Resolved));
        Derive("1 accepted 2T08:00", "2 completed 3T08:00", "3 accepted 4T08:00").FinishedAt.ShouldBeNull();
        Derive("1 accepted 2T08:00", "2 rejected 3T08:00", "3 returned 4T08:00").Outcome.ShouldBe(DossierOutcome.Rejected);
    }

    [Fact]
    public void The_fee_before_handing_over_neither_reopens_nor_pauses()
    {
        DossierFacts fee = Derive("1 accepted 2T08:00", "2 completed 3T08:00", "3 payment-requested 3T09:00", "4 payment-requested 3T10:00");
        (fee.FinishedAt, fee.Outcome, fee.Status).ShouldBe((At("3T08:00"), DossierOutcome.Resolved, DossierStatus.PaymentRequested));
        fee.Pauses.ShouldBeEmpty();
        Derive("1 accepted 2T08:00", "2 rejected 3T08:00", "3 payment-requested 3T09:00").FinishedAt.ShouldBeNull();
    }

    [Fact]
    public void A_fee_asked_for_after_the_return_neither_reopens_nor_pauses()
    {
        DossierFacts fee = Derive("1 accepted 2T08:00", "2 completed 3T08:00", "3 returned 3T09:00", "4 payment-requested 3T10:00", "5 payment-requested 4T10:00");
        (fee.FinishedAt, fee.Outcome).ShouldBe((At("3T08:00"), DossierOutcome.Resolved));
        fee.Pauses.ShouldBeEmpty();
        (Derive("1 accepted 2T08:00", "2 returned 3T09:00", "3 payment-requested 3T10:00") is { Outcome: DossierOutcome.Resolved, Pauses.Count: 0 }).ShouldBeTrue();

        // The papers of a rejected dossier handed back, then its fee: it stays rejected. What comes after it opens it again.
        Derive("1 accepted 2T08:00", "2 rejected 3T08:00", "3 returned 3T09:00", "4 payment-requested 3T10:00").Outcome.ShouldBe(DossierOutcome.Rejected);
        DossierFacts reopened = Derive("1 accepted 2T08:00", "2 returned 3T09:00", "3 payment-requested 3T10:00", "4 processing 4T08:00", "5 payment-requested 4T09:00");
        (reopened.FinishedAt, reopened.Outcome).ShouldBe((null, DossierOutcome.None));
        reopened.Pauses.ShouldBe([new Interval(At("4T09:00"), Instant.Never)]);
    }

    [Fact]
    public void A_row_of_pausing_events_is_one_pause_within_acceptance_and_finish()
    {
        Derive("1 accepted 2T08:00", "2 supplement-requested 3T08:00", "3 payment-requested 3T10:00", "4 processing 4T09:00")
            .Pauses.ShouldBe([new Interval(At("3T08:00"), At("4T09:00"))]);
        Derive("1 accepted 2T08:00", "2 supplement-requested 3T08:00").Pauses.ShouldBe([new Interval(At("3T08:00"), Instant.Never)]);
        Derive("1 supplement-requested 1T08:00", "2 accepted 2T08:00 acceptedAt=1T20:00").Pauses.ShouldBe([new Interval(At("1T20:00"), At("2T08:00"))]);
        Derive("1 accepted 2T08:00", "2 supplement-requested 3T08:00", "3 processing 2T20:00").Pauses.ShouldBeEmpty();
    }

    [Fact]
    public void Pauses_move_a_computed_due_time_by_exactly_their_working_time()
    {
        // Three working days after Monday the 2nd: Thursday the 5th 16:30. Paused 3T10:00 to 3T14:00: 1 h + 1 h.
        Derive("1 accepted 2T08:00").DueAt.ShouldBe(At("5T16:30"));
        Derive("1 accepted 2T08:00", "2 supplement-requested 3T10:00", "3 processing 3T14:00:01").DueAt.ShouldBe(At("6T09:00:01"));

        // Not ended: moves nothing yet. Begun when it was over: moves nothing.
        Derive("1 accepted 2T08:00", "2 supplement-requested 3T10:00").DueAt.ShouldBe(At("5T16:30"));
        Derive("1 accepted 2T08:00", "2 supplement-requested 5T16:30", "3 processing 6T10:00").DueAt.ShouldBe(At("5T16:30"));

        // The first moves the due time past the beginning of the second.
        Derive("1 accepted 2T08:00", "2 supplement-requested 5T16:00", "3 processing 6T07:30", "4 supplement-requested 6T07:45", "5 processing 6T08:45").DueAt.ShouldBe(At("6T09:00"));
    }

    [Fact]
    public void A_promise_is_taken_until_the_due_time_in_force_is_over()
    {
        DossierFacts kept = Derive("1 accepted 2T08:00 dueAt=4T11:00", "2 processing 4T11:00 dueAt=9T11:00", "3 processing 9T11:00:01 dueAt=12T11:00");
        (kept.DueAt, kept.DueBasis, kept.BrokenPromiseMoved).ShouldBe((At("9T11:00"), DueBasis.Source, true));

        // Before the first one taken the computed due time is in force.
        DossierFacts late = Derive("1 accepted 2T08:00", "2 processing 6T08:00 dueAt=9T11:00");
        (late.DueAt, late.DueBasis, late.BrokenPromiseMoved).ShouldBe((At("5T16:30"), DueBasis.Procedure, true));
        DossierFacts moved = Derive("1 accepted 2T08:00", "2 supplement-requested 3T10:00", "3 processing 3T14:00", "4 processing 6T08:00 dueAt=9T11:00");
        (moved.DueAt, moved.DueBasis, moved.BrokenPromiseMoved).ShouldBe((At("9T11:00"), DueBasis.Source, false));

        // Asked for papers and then for the fee: the dossier is paused all along, so the promise that comes with the second was not broken.
        DossierFacts paused = Derive("1 accepted 2T08:00", "2 supplement-requested 3T10:00", "3 payment-requested 9T08:00 dueAt=14T11:00", "4 processing 9T09:00");
        (paused.DueAt, paused.DueBasis, paused.BrokenPromiseMoved).ShouldBe((At("14T11:00"), DueBasis.Source, false));

        // Pauses are then the source's business.
        Derive("1 accepted 2T08:00 dueAt=4T11:00", "2 supplement-requested 3T08:00", "3 processing 3T10:00").DueAt.ShouldBe(At("4T11:00"));
    }

    [Fact]
    public void No_date_as_a_language_writes_it_is_no_promise()
    {
        foreach (string none in (string[])
            ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T17:00:00-12:00", "1970-01-01T00:00:00Z", "1970-01-01T07:00:00+07:00", "9999-12-31T23:59:59Z", "9999-12-31T00:00:00+07:00"])
        {
            DossierFacts facts = Derive($"1 accepted 2T08:00 dueAt={none}", "2 completed 3T08:00");
            (facts.DueAt, facts.DueBasis, facts.PromiseNotBelievedOf, facts.BrokenPromiseMoved).ShouldBe((At("5T16:30"), DueBasis.Procedure, null, false), none);
        }

        // A later event that carries none takes back nothing.
        Derive("1 accepted 2T08:00 dueAt=4T11:00", "2 processing 3T08:00 dueAt=0001-01-01T00:00:00Z").DueAt.ShouldBe(At("4T11:00"));
    }

    [Fact]
    public void A_promise_before_acceptance_or_more_than_three_years_after_it_is_not_believed()
    {
        foreach (string absurd in (string[])["1900-01-01T00:00:00+07:00", "2T07:59:59", "2028-06-02T08:00:01+07:00", "9025-06-09T17:00:00+07:00"])
        {
            DossierFacts facts = Derive($"1 accepted 2T08:00 dueAt={absurd}");
            (facts.DueAt, facts.DueBasis, facts.PromiseNotBelievedOf, facts.BrokenPromiseMoved).ShouldBe((At("5T16:30"), DueBasis.Procedure, "/s", false), absurd);
        }

        Derive("1 accepted 2T08:00 dueAt=2T08:00").DueBasis.ShouldBe(DueBasis.Source);
        Derive("1 accepted 2T08:00 dueAt=2028-06-02T08:00:00+07:00").DueAt.ShouldBe(Instant.Parse("2028-06-02T08:00:00+07:00"));

        // The one before it holds on; when acceptance turns out to be earlier, it is believed.
        DossierFacts kept = Derive("1 accepted 2T08:00 dueAt=4T11:00", "2 processing 3T08:00 dueAt=1T11:00");
        (kept.DueAt, kept.DueBasis, kept.PromiseNotBelievedOf).ShouldBe((At("4T11:00"), DueBasis.Source, "/s"));
        Derive("1 accepted 2T08:00 dueAt=2T07:00", "2 processing 2T09:00 acceptedAt=1T08:00").DueAt.ShouldBe(At("2T07:00"));
    }

    [Fact]
    public void A_promise_at_midnight_is_flagged_and_is_the_closing_time_of_its_day_where_the_profile_says_so()
    {
        DossierFacts asSent = Derive("1 accepted 2T08:00 dueAt=4T00:00", "2 completed 4T10:00");
        (asSent.DueAt, asSent.MidnightPromiseOf, asSent.FinishedAt <= asSent.DueAt).ShouldBe((At("4T00:00"), "/s", false));
        Derive("1 accepted 2T08:00 dueAt=4T00:00", "2 processing 3T08:00 dueAt=4T16:30").MidnightPromiseOf.ShouldBeNull();

        Profile closing = SmallProfile.ReadingMidnightAsClosing();
        DossierFacts day = Derive(closing, "1 accepted 2T08:00 dueAt=4T00:00", "2 completed 4T10:00");
        (day.DueAt, day.DueBasis, day.MidnightPromiseOf, day.FinishedAt <= day.DueAt).ShouldBe((At("4T16:30"), DueBasis.Source, null, true));

        // Promised for the day of acceptance: midnight was before it, closing time is not; a time that is said stands.
        Derive(closing, "1 accepted 2T08:00 dueAt=2T00:00").DueAt.ShouldBe(At("2T16:30"));
        Derive("1 accepted 2T08:00 dueAt=2T00:00").PromiseNotBelievedOf.ShouldBe("/s");
        Derive(closing, "1 accepted 2T08:00 dueAt=4T00:00:01").DueAt.ShouldBe(At("4T00:00:01"));
        Derive(closing, "1 accepted 2T08:00 dueAt=0001-01-01T00:00:00+07:00").DueBasis.ShouldBe(DueBasis.Procedure);
    }

    [Fact]
    public void A_due_time_that_runs_through_a_year_without_holidays_says_so()
    {
        // The calendar knows the holidays of 2025 alone, and of 2027 one.
        Profile profile = SmallProfile.Create("f1", LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 1, 29), LocalDay.Of(2025, 9, 2), LocalDay.Of(2027, 1, 1));
        IEnumerable<int> Years(string accepted, int days)
        {
            Instant at = Instant.Parse(accepted);
            var history = new DossierHistory();
            history.Append(new DossierEvent { Sequence = 1, Status = DossierStatus.Accepted, At = at, Time = at, RecordedAt = at, Source = "/s", Procedure = days == 10 ? "1.000010" : "1.000003" });
            return DueReckoning.Of(history, DossierDerivation.Derive(history, profile), profile).Where(step => step.Kind == ReckoningKind.HolidaysMissing).SelectMany(step => step.Years);
        }

        Years("2025-12-22T08:00:00+07:00", 3).ShouldBeEmpty();
        Years("2025-12-22T08:00:00+07:00", 10).ShouldBe([2026]);
        Years("2026-12-30T08:00:00+07:00", 3).ShouldBe([2026, 2027]);
    }

    [Fact]
    public void Allowance_of_an_unknown_procedure_or_one_without_days_is_five_days_by_default()
    {
        DossierFacts unknown = Derive("1 accepted 2T08:00 procedure=9.999999");
        (unknown.DueAt, unknown.DueBasis, unknown.UnknownProcedure).ShouldBe((At("9T16:30"), DueBasis.Default, true));
        DossierFacts without = Derive("1 accepted 2T08:00 procedure=1.000099");
        (without.DueAt, without.DueBasis, without.UnknownProcedure).ShouldBe((At("9T16:30"), DueBasis.Default, false));
        Derive("1 accepted 2T08:00 procedure=1.000000").DueAt.ShouldBe(At("2T16:30"));
    }

    [Fact]
    public void Overdue_begins_a_tick_after_the_due_time_and_is_hidden_only_by_a_pause_that_began_before()
    {
        DossierFacts open = Derive("1 accepted 2T08:00");
        State(open, At("5T16:30")).ShouldBe(DossierState.Backlog | DossierState.DueSoon);
        State(open, new Instant(At("5T16:30").Ticks + 1)).ShouldBe(DossierState.Backlog | DossierState.Overdue);

        DossierFacts before = Derive("1 accepted 2T08:00", "2 supplement-requested 5T16:30");
        State(before, At("9T08:00")).ShouldBe(DossierState.Backlog | DossierState.Paused);
        DossierFacts after = Derive("1 accepted 2T08:00", "2 supplement-requested 5T16:30:01");
        State(after, At("9T08:00")).ShouldBe(DossierState.Backlog | DossierState.Paused | DossierState.Overdue);
    }

    [Fact]
    public void Due_soon_is_due_by_the_end_of_the_first_working_day_after_today()
    {
        // Due on Monday the 9th 16:30: soon from Friday the 6th 00:00, also over the weekend.
        DossierFacts facts = Derive("1 accepted 2T08:00 procedure=9.999999");
        facts.DueSoonFrom.ShouldBe(At("6T00:00"));
        State(facts, new Instant(At("6T00:00").Ticks - 1)).ShouldBe(DossierState.Backlog);
        State(facts, At("8T12:00")).ShouldBe(DossierState.Backlog | DossierState.DueSoon);

        // Promised for Saturday: no working day closes later than Monday's, so from Friday on; promised for after closing: as the next working day.
        Derive("1 accepted 2T08:00 dueAt=7T10:00").DueSoonFrom.ShouldBe(At("6T00:00"));
        Derive("1 accepted 2T08:00 dueAt=5T16:30:01").DueSoonFrom.ShouldBe(At("5T00:00"));
    }

    [Fact]
    public void Working_time_leaves_out_pauses_and_is_zero_when_reversed()
    {
        Derive("1 accepted 2T08:00", "2 supplement-requested 2T10:00", "3 processing 2T14:00", "4 completed 2T16:00").WorkingTime.ShouldBe(TimeSpan.FromHours(4));
        DossierFacts reversed = Derive("1 accepted 3T08:00", "2 completed 2T08:00");
        reversed.WorkingTime.ShouldBe(TimeSpan.Zero);
        reversed.ClosedAt.ShouldBe(At("3T08:00"));
        State(reversed, At("3T08:00")).ShouldBe(DossierState.None);
    }

    [Fact]
    public void Of_two_events_of_one_sequence_the_greater_by_time_source_id_and_bytes_holds()
    {
        Derive("1 accepted 2T08:00 id=a", "1 rejected 2T08:00 id=b").Status.ShouldBe(DossierStatus.Rejected);
        Derive("1 rejected 2T08:00 id=b", "1 accepted 2T08:00 id=a").Status.ShouldBe(DossierStatus.Rejected);

        // By UTF-16 code units a surrogate pair comes before U+FF5E, by UTF-8 bytes after it.
        Derive("1 accepted 2T08:00 id=\uFF5E", "1 rejected 2T08:00 id=\U0001F600").Status.ShouldBe(DossierStatus.Accepted);
    }

    private static DossierState State(DossierFacts facts, Instant at) => DossierTimeline.At(facts, at);

    /// <summary>Day and time in June 2025, e.g. 2T08:00.</summary>
    private static Instant At(string text)
    {
        string[] parts = text.Split('T');
        return LocalDay.Of(2025, 6, int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)).Start + TimeSpan.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Each: sequence, status, at, then members as name=value. Sequence 1 has procedure 1.000003 (three days) unless it says another.</summary>
    private static DossierFacts Derive(params string[] events) => Derive(Profile, events);

    private static DossierFacts Derive(Profile profile, params string[] events)
    {
        List<ArrivedEvent> arrived = [];
        foreach (string text in events)
        {
            string[] words = text.Split(' ');
            Dictionary<string, string> members = words[3..].Select(w => w.Split('=')).ToDictionary(w => w[0], w => w[1]);
            string id = members.Remove("id", out string? given) ? given : text.Replace(' ', '-');
            members.TryAdd("procedure", "1.000003");
            string more = string.Concat(members.Select(m => $",\"{m.Key}\":\"{(m.Key.EndsWith("At", StringComparison.Ordinal) ? (m.Value.Length < 20 ? At(m.Value).ToString() : m.Value) : m.Value)}\""));
            arrived.Add(new ArrivedEvent(
                $"{{\"specversion\":\"1.0\",\"id\":\"{id}\",\"source\":\"/s\",\"type\":\"vn.ioc.dossier.status\",\"time\":\"{At(words[2])}\",\"data\":{{\"commune\":\"10001\",\"dossier\":\"d\"," +
                $"\"sequence\":{words[0]},\"status\":\"{words[1]}\",\"at\":\"{At(words[2])}\",\"channel\":\"online\"{more}}}}}",
                At("30T00:00")));
        }

        return DossierDerivation.Derive(Histories.Build(arrived, profile).Values.Single(), profile);
    }
}
