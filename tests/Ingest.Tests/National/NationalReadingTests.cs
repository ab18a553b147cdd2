using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Ingest.National;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using static Ioc.Ingest.Tests.National.NationalDossiers;
using static Ioc.Tests.Shared.NationalMessages;

namespace Ioc.Ingest.Tests.National;

/// <summary>Envelopes, moments, codes and records as senders write them, well and badly.</summary>
public sealed class NationalReadingTests
{
    [Theory]
    [InlineData("20251103081500", "2025-11-03T08:15:00+07:00")]
    [InlineData("202511030815", "2025-11-03T08:15:00+07:00")]
    [InlineData("20251103", "2025-11-03T00:00:00+07:00")]
    [InlineData("2025-11-03 08:15:00", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03 08:15:00.123", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03T08:15:00", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03T08:15:00.5", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03T01:15:00Z", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03T01:15:00.999Z", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03T08:15:00+07:00", "2025-11-03T08:15:00+07:00")]
    [InlineData("2025-11-03T10:15:00.000+09:00", "2025-11-03T08:15:00+07:00")]
    [InlineData("03/11/2025 08:15:00", "2025-11-03T08:15:00+07:00")]
    [InlineData("03/11/2025", "2025-11-03T00:00:00+07:00")]
    [InlineData("1762132500000", "2025-11-03T08:15:00+07:00")]
    public void Moments_are_read_in_every_form_seen_as_local_time_to_the_second(string text, string expected)
    {
        NationalMoment.TryRead(text, out Instant? moment).ShouldBeTrue();
        moment.ShouldBe(Instant.Parse(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00000000000000")]
    [InlineData("00010101000000")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("19700101000000")]
    [InlineData("99991231235959")]
    public void No_date_is_unset(string text)
    {
        NationalMoment.TryRead(text, out Instant? moment).ShouldBeTrue();
        moment.ShouldBeNull();
    }

    [Theory]
    [InlineData("H41.17", "H41.17")]
    [InlineData("h41.17", "H41.17")]
    [InlineData("000.00.17.H41", "H41.17")]
    [InlineData("000.17.17.H41", "H41.17.17")]
    [InlineData("000.00.00.H41", "H41")]
    [InlineData("H41.17.000.000", "H41.17")]
    [InlineData(" 000.00.100.H41 ", "H41.100")]
    [InlineData("", "")]
    [InlineData("000.00", "")]
    public void Codes_of_both_forms_are_one_without_parts_of_zeros(string written, string normal) => IdentificationCode.Normal(written).ShouldBe(normal);

    [Theory]
    [InlineData("H41.17-251103-0007", "", "", "16681")]
    [InlineData("000.00.17.H41-251103-0007", "", "", "16681")]
    [InlineData("H41.17-251103-0007", "H41.18", "Phường Vinh Phú", "16681")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.18.H41", "Phường Vinh Phú", "16690")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.00.H41", "000.00.18.H41", "16690")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.00.H41", "16690", "16690")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.00.H41", "UBND  phường Trường Vinh", "16690")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.00.H41", "Ủy ban nhân dân Phường Trường Vinh", "16690")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.00.H41", "Sở Tư pháp", "40-STP")]
    [InlineData("000.00.00.H41-251103-0007", "000.00.00.H41", "Phòng nào đó", null)]
    [InlineData("000.17.17.H41-251103-0007", "", "", null)]
    public void Unit_is_found_by_the_number_then_the_sender_then_the_processing_unit(string number, string sender, string processing, string? unit) =>
        new NationalUnits(NationalDossiers.Profile).Find(number, sender, processing)?.Code.ShouldBe(unit);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("false", false)]
    [InlineData("\"\"", false)]
    [InlineData("7", null)]
    public void Updating_is_a_boolean_or_a_text(string json, bool? expected)
    {
        NationalEnvelope envelope = NationalEnvelope.Read(Encoding.UTF8.GetBytes($$"""{"data":[{"a":[1]}],"isUpdating":{{json}},"session":"s","service":"DongBoHoSoMC","madonvi":"H41","x":{"data":1} }"""));
        (envelope.IsUpdating, envelope.Session, envelope.Service, envelope.Sender).ShouldBe((expected, "s", "DongBoHoSoMC", "H41"));
        envelope.Data.ShouldBe(8..19);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"data\":[")]
    [InlineData("[] []")]
    [InlineData("{\"data\":[{\"ChuHoSo\":\"x}]}")]
    public void Body_that_is_no_JSON_is_told(string body) => Should.Throw<JsonException>(() => NationalEnvelope.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Values_may_be_numbers_lists_may_be_texts_and_bytes_of_a_skipped_text_may_be_anything()
    {
        JsonObject dossier = Dossier(("TrangThaiHoSo", 9), ("NgayTiepNhan", 20251103081500), ("HoSoCoThanhPhanSoHoa", true), ("TaiLieuNop", ""), ("DanhSachLePhi", ""), ("DanhSachHoSoBoSung", ""), ("DanhSachGiayToKetQua", null));
        byte[] bytes = Encoding.UTF8.GetBytes(dossier.ToJsonString());
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Mark))] = 0xff; // Windows-1258 in a name
        NationalRecord record = NationalRecordReader.Read(bytes, 1).Single();
        record.Unreadable.ShouldBeNull();
        (record[NationalMember.TrangThaiHoSo], record[NationalMember.NgayTiepNhan], record[NationalMember.HoSoCoThanhPhanSoHoa]).ShouldBe(("9", "20251103081500", "1"));
    }

    [Theory]
    [InlineData("{\"MaHoSo\":{\"a\":1},\"MaTTHC\":\"1\"}", "MaHoSo")]
    [InlineData("{\"MaHoSo\":\"\\ud800\"}", "MaHoSo")]
    [InlineData("{\"MaHoSo\":[\"x\"],\"NgayTra\":[]}", "MaHoSo")]
    public void Member_that_is_no_text_is_named(string json, string member) => NationalRecordReader.Read(Encoding.UTF8.GetBytes(json), 1).Single().Unreadable.ShouldBe(member);

    [Fact]
    public void What_is_no_object_is_one_record_that_says_so_and_no_more_are_read_than_asked_for()
    {
        NationalRecordReader.Read("[7,{},\"x\",[{}],null]"u8, 10).Select(record => record.IsObject).ShouldBe([false, true, false, false, false]);
        NationalRecordReader.Read("{\"MaHoSo\":\"a\"}"u8, 10).Single().Number.ShouldBe("a");
        NationalRecordReader.Read("[{},{},{},{},{}]"u8, 2).Count.ShouldBe(3);
    }

    [Fact]
    public void No_personal_member_is_kept_in_the_record_or_its_dead_letter()
    {
        JsonObject dossier = Dossier(
            ("DanhSachHoSoBoSung", new JsonArray(Supplement(Day(1), Day(2), Day(3), Day(4)))), ("DanhSachGiayToKetQua", new JsonArray(Paper())), ("DanhSachLePhi", new JsonArray(Fee("5000"))));
        foreach (JsonNode message in new JsonNode[] { dossier, Step(4, Day(1)) })
        {
            string letter = Encoding.UTF8.GetString(NationalLetter.Of(NationalService.DongBoHoSoMC, "H41", Read(message)));
            letter.ShouldContain(Number);
            letter.ShouldNotContain(Mark);
            string.Concat(Events(message).Select(Encoding.UTF8.GetString)).ShouldNotContain(Mark);
        }
    }
}
