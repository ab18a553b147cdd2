using System.Text.Json.Nodes;
using Ioc.Ingest.National;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;
using static Ioc.Ingest.Tests.National.NationalDossiers;
using static Ioc.Tests.Shared.NationalMessages;

namespace Ioc.Ingest.Tests.National;

/// <summary>What each member of the two messages means to the figures (CONTRACTS.md, The national synchronisation).</summary>
public sealed class NationalEventsTests
{
    [Theory]
    [InlineData("1", DossierStatus.Registered)]
    [InlineData("2", DossierStatus.Accepted)]
    [InlineData("3", DossierStatus.Rejected)]
    [InlineData("4", DossierStatus.Processing)]
    [InlineData("5", DossierStatus.SupplementRequested)]
    [InlineData("6", DossierStatus.PaymentRequested)]
    [InlineData("7", DossierStatus.Withdrawn)]
    [InlineData("8", DossierStatus.Stopped)]
    [InlineData("9", DossierStatus.Completed)]
    [InlineData("10", DossierStatus.Returned)]
    [InlineData("", DossierStatus.Processing)]
    public void Step_is_its_status_at_its_moment(string status, DossierStatus expected)
    {
        JsonNode told = JsonNode.Parse(OfStep(StepOf(status)))!;
        told["data"]!["status"]!.GetValue<string>().ShouldBe(EventWords.Name(expected));
        told["data"]!["at"]!.GetValue<string>().ShouldBe("2025-11-04T08:15:00+07:00");
        told["data"]!["commune"]!.GetValue<string>().ShouldBe(Unit);
        told["data"]!["dossier"]!.GetValue<string>().ShouldBe(Number);
        Facts(OfDossier(Dossier()).Append(OfStep(StepOf(status)))).Status.ShouldBe(expected);

        static JsonObject StepOf(string status) => Ioc.Tests.Shared.NationalMessages.Step(Number, status, Day(1));
    }

    [Theory]
    [InlineData("1", DossierOutcome.None, false)]
    [InlineData("2", DossierOutcome.None, true)]
    [InlineData("3", DossierOutcome.Rejected, true)]
    [InlineData("4", DossierOutcome.None, true)]
    [InlineData("5", DossierOutcome.None, true)]
    [InlineData("6", DossierOutcome.None, true)]
    [InlineData("7", DossierOutcome.Withdrawn, true)]
    [InlineData("8", DossierOutcome.Stopped, true)]
    [InlineData("9", DossierOutcome.Resolved, true)]
    [InlineData("10", DossierOutcome.Resolved, true)]
    public void Dossier_alone_tells_how_it_stands(string status, DossierOutcome outcome, bool accepted)
    {
        DossierFacts facts = Facts(Dossier(("TrangThaiHoSo", status), (status == "3" ? "NgayTuChoi" : "NgayKetThucXuLy", Text(Day(2))), ("NgayTra", Text(Day(3)))));
        facts.Outcome.ShouldBe(outcome);
        facts.AcceptedAt.ShouldBe(accepted ? Accepted : null);
        facts.FinishedAt.ShouldBe(outcome == DossierOutcome.None ? null : Day(2));
        facts.Incomplete.ShouldBeFalse();
    }

    [Fact]
    public void Moments_that_are_not_set_end_nothing_whatever_the_status_says()
    {
        Facts(Dossier(("TrangThaiHoSo", "9"))).Outcome.ShouldBe(DossierOutcome.None);
        Facts(Dossier(("TrangThaiHoSo", "10"), ("NgayTra", Text(Day(2))))).FinishedAt.ShouldBe(Day(2));
        Facts(Dossier(("TrangThaiHoSo", "7"))).Outcome.ShouldBe(DossierOutcome.None);
        Facts(Dossier(("TrangThaiHoSo", "7")), Step(7, Day(1))).Outcome.ShouldBe(DossierOutcome.Withdrawn);
    }

    [Fact]
    public void Refused_before_it_was_accepted_is_rejected_and_not_received()
    {
        DossierFacts facts = Facts(Dossier(("TrangThaiHoSo", "3"), ("NgayTiepNhan", ""), ("NgayTuChoi", Text(Day(1)))));
        (facts.AcceptedAt, facts.Outcome, facts.FinishedAt, facts.Incomplete).ShouldBe(((Instant?)null, DossierOutcome.Rejected, (Instant?)Day(1), false));
    }

    /// <summary>One sender reports 5, 6 and 8 as 9.</summary>
    [Fact]
    public void Supplement_that_a_sender_calls_processed_pauses_and_a_stop_stays_one()
    {
        DossierFacts asked = Facts(Dossier(("TrangThaiHoSo", "9"), ("DanhSachHoSoBoSung", new JsonArray(Supplement(Day(1), null)))));
        (asked.Outcome, asked.Status, asked.Pauses.Single().Start).ShouldBe((DossierOutcome.None, DossierStatus.SupplementRequested, Day(1)));
        Facts(Dossier(("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", Text(Day(2)))), Step(8, Day(2))).Outcome.ShouldBe(DossierOutcome.Stopped);
    }

    [Theory]
    [InlineData("", Channel.InPerson)]
    [InlineData("1", Channel.InPerson)]
    [InlineData("2", Channel.Online)]
    [InlineData("3", Channel.Postal)]
    public void Channel_is_that_of_the_dossier_and_none_is_in_person(string channel, Channel expected) => Facts(Dossier(("KenhThucHien", channel))).Channel.ShouldBe(expected);

    [Theory]
    [InlineData("1", "", Payment.Online)]
    [InlineData("2", "20000", Payment.Online)]
    [InlineData("2", "0,0", Payment.None)]
    [InlineData("0", "20000", Payment.Offline)]
    [InlineData("3", "0,5000", Payment.Offline)]
    [InlineData("", "20000", Payment.Offline)]
    [InlineData("0", "0", Payment.None)]
    [InlineData("0", "", Payment.None)]
    public void Payment_is_online_by_its_flag_offline_with_a_fee_and_none_without(string flag, string fees, Payment expected)
    {
        var list = new JsonArray([.. fees.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(amount => (JsonNode)Fee(amount))]);
        Facts(Dossier(("DuocThanhToanTrucTuyen", flag), ("DanhSachLePhi", list))).Payment.ShouldBe(expected);
    }

    [Fact]
    public void Components_are_digitized_by_flag_or_by_one_of_them_and_the_result_by_a_link()
    {
        Facts(Dossier()).DigitizedComponents.ShouldBeFalse();
        Facts(Dossier(("HoSoCoThanhPhanSoHoa", "1"))).DigitizedComponents.ShouldBeTrue();
        Facts(Dossier(("TaiLieuNop", new JsonArray(new JsonObject { ["DuocSoHoa"] = "0" }, new JsonObject { ["DuocSoHoa"] = "1" })))).DigitizedComponents.ShouldBeTrue();
        Facts(Dossier(("DanhSachGiayToKetQua", new JsonArray(Paper(""))))).DigitizedResult.ShouldBeFalse();
        Facts(Dossier(("DanhSachGiayToKetQua", new JsonArray(Paper(""), Paper())))).DigitizedResult.ShouldBeTrue();
    }

    [Fact]
    public void Fully_online_is_a_full_process_procedure_through_channel_2_whose_result_is_no_paper()
    {
        Facts(Dossier()).FullyOnline.ShouldBeTrue();
        Facts(Dossier(("KenhThucHien", "1"))).FullyOnline.ShouldBeFalse();
        Facts(Dossier(("MaTTHC", "1.000894"))).FullyOnline.ShouldBeFalse("the profile does not know it as full-process");
        Facts(Dossier(("DanhSachGiayToKetQua", new JsonArray(Paper(""))))).FullyOnline.ShouldBeFalse();
        Facts(Dossier(("DanhSachGiayToKetQua", new JsonArray(Paper())))).FullyOnline.ShouldBeTrue();
    }

    [Fact]
    public void Procedure_loses_the_authority_behind_it()
    {
        Facts(Dossier(("MaTTHC", "1.001193.000.00.00.H41"))).Procedure.ShouldBe("1.001193");
        Facts(Dossier(("MaTTHC", ""))).Procedure.ShouldBeNull();
    }

    [Fact]
    public void Promise_is_the_dossiers_also_when_only_the_finished_one_was_ever_sent()
    {
        DossierFacts late = Facts(Dossier(("NgayHenTra", Text(Day(1))), ("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", Text(Day(2)))));
        (late.DueAt, late.DueBasis, late.BrokenPromiseMoved).ShouldBe(((Instant?)Day(1), DueBasis.Source, false));
    }

    [Fact]
    public void Supplements_pause_and_move_the_promise_from_when_they_were_received()
    {
        var supplements = new JsonArray(Supplement(Day(1), Day(3), Day(4), Day(7)));
        DossierFacts moved = Facts(Dossier(("NgayHenTra", Text(Day(7))), ("DanhSachHoSoBoSung", supplements)));
        moved.DueAt.ShouldBe(Day(7));
        moved.Pauses.ShouldBe([new Interval(Day(1), Day(3))]);

        // Received after the promise was broken: it does not count, and is flagged, as any sender's.
        DossierFacts broken = Facts(Dossier(("NgayHenTra", Text(Day(7))), ("DanhSachHoSoBoSung", new JsonArray(Supplement(Day(1), Day(5), Day(4), Day(7))))));
        (broken.DueAt, broken.BrokenPromiseMoved).ShouldBe(((Instant?)Day(4), true));
    }

    [Fact]
    public void Recalled_result_reopens_and_is_finished_anew()
    {
        JsonObject done = Dossier(("TrangThaiHoSo", "10"), ("NgayKetThucXuLy", Text(Day(2))), ("NgayTra", Text(Day(2.5))));
        Facts(done, Step(4, Day(3))).FinishedAt.ShouldBeNull();
        Facts(Step(2, Day(3)), done).Outcome.ShouldBe(DossierOutcome.None);
        DossierFacts again = Facts(Step(2, Day(3)), done, Step(9, Day(4)), Dossier(("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", Text(Day(4)))));
        (again.FinishedAt, again.AcceptedAt).ShouldBe(((Instant?)Day(4), (Instant?)Accepted));
    }

    [Fact]
    public void Course_is_ordered_by_moment_then_by_the_order_of_statuses()
    {
        // All in one second: accepted, asked for, rejected before the end.
        Facts(Dossier(), Step(10, Day(1)), Step(9, Day(1)), Step(4, Day(1)), Step(5, Day(1))).Status.ShouldBe(DossierStatus.Returned);
        Facts(Dossier(), Step(9, Day(1)), Step(4, Day(1))).Outcome.ShouldBe(DossierOutcome.Resolved);
    }

    [Fact]
    public void Correction_of_facts_holds_and_what_is_older_does_not_come_back()
    {
        JsonObject first = Dossier(("NgayHenTra", Text(Day(2))), ("KenhThucHien", "1"));
        JsonObject corrected = Dossier(("NgayHenTra", Text(Day(5))), ("KenhThucHien", "2"), ("DuocThanhToanTrucTuyen", "1"));
        foreach (DossierFacts facts in new[] { Facts(first, corrected), Facts(corrected, first), Facts(corrected, first, corrected, first) })
        {
            (facts.DueAt, facts.Channel, facts.Payment).ShouldBe(((Instant?)Day(5), Channel.Online, Payment.Online));
        }

        // An earlier promise holds once the dossier has gone on.
        JsonObject last = Dossier(("NgayHenTra", Text(Day(3))), ("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", Text(Day(2))));
        Facts(last, corrected, first).DueAt.ShouldBe(Day(3));
    }

    [Fact]
    public void What_both_messages_tell_is_one_event_and_sent_again_is_the_same_bytes()
    {
        JsonObject done = Dossier(("TrangThaiHoSo", "10"), ("NgayKetThucXuLy", Text(Day(2))), ("NgayTra", Text(Day(3))));
        OfDossier(done).Select(Convert.ToHexString).ShouldBe(OfDossier(done.DeepClone()).Select(Convert.ToHexString));
        string[] course = [Convert.ToHexString(OfStep(Step(9, Day(2)))), Convert.ToHexString(OfStep(Step(10, Day(3))))];
        OfDossier(done).Select(Convert.ToHexString).Skip(1).ShouldBe(course);
    }

    [Fact]
    public void Sequences_of_what_a_dossier_is_lie_below_those_of_every_step_and_all_are_in_range()
    {
        Instant first = LocalDay.Of(2000, 1, 1).Start, last = LocalDay.Of(2199, 12, 31).Start;
        NationalSequence.OfFacts(last, DossierStatus.Returned, 3, last).ShouldBeLessThan(NationalSequence.OfStep(first, DossierStatus.Registered));
        NationalSequence.OfFacts(first, DossierStatus.None, 0, null).ShouldBeGreaterThan(1);
        NationalSequence.OfStep(last, DossierStatus.Returned, last).ShouldBeLessThan(1L << 53, "a number of JavaScript");
        NationalSequence.OfStep(Day(1), DossierStatus.Returned, last).ShouldBeLessThan(NationalSequence.OfStep(Day(1) + TimeSpan.FromSeconds(1), DossierStatus.Registered));
    }

    [Theory]
    [InlineData("MaHoSo", "", "missing-field", "MaHoSo")]
    [InlineData("KenhThucHien", "9", "invalid-field", "KenhThucHien")]
    [InlineData("NgayTiepNhan", "hôm qua", "invalid-field", "NgayTiepNhan")]
    [InlineData("NgayTiepNhan", "20251399000000", "invalid-field", "NgayTiepNhan")]
    [InlineData("TrangThaiHoSo", "11", "invalid-status", "TrangThaiHoSo")]
    [InlineData("TrangThaiHoSo", "xong", "invalid-status", "TrangThaiHoSo")]
    public void Fault_names_the_member_and_never_its_value(string member, string value, string reason, string named)
    {
        NationalFault fault = Should.Throw<NationalFault>(() => OfDossier(Dossier((member, value))));
        RejectReasons.Code(fault.Reason).ShouldBe(reason);
        fault.Message.ShouldStartWith(named);
        (value.Length == 0 || !fault.Message.Contains(value, StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Dossier_without_any_moment_and_step_without_one_are_refused()
    {
        Should.Throw<NationalFault>(() => OfDossier(Dossier(("NgayNopHoSo", ""), ("NgayTiepNhan", "")))).Reason.ShouldBe(RejectReason.MissingField);
        JsonObject step = Step(4, Day(1));
        step["ThoiDiemXuLy"] = "";
        Should.Throw<NationalFault>(() => OfStep(step)).Message.ShouldBe("ThoiDiemXuLy");
    }
}
