using System.Text;
using System.Text.Json.Nodes;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Tests.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Events;

public class EventDecoderRejectTests
{
    private static readonly Profile Profile = Repository.LoadProfile();
    private readonly EventDecoder decoder = new(Profile);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{\"a\":1,}")]
    [InlineData("// c\n{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"specversion\":\"1.0\",\"id\":\"\\ud800\",\"source\":\"s\",\"type\":\"t\"}")]
    public void Malformed(string json) => Reason(Encoding.UTF8.GetBytes(json)).ShouldBe("malformed-json");

    [Fact]
    public void Malformed_utf8_and_depth()
    {
        byte[] bytes = SampleEvents.Bytes(SampleEvents.Status());
        bytes[bytes.AsSpan().IndexOf("c0ffee"u8)] = 0xFF;
        Reason(bytes).ShouldBe("malformed-json");
        Reason(Encoding.UTF8.GetBytes(new string('[', 30_000))).ShouldBe("malformed-json");
        Reason(Encoding.UTF8.GetBytes(new string('[', 30_000) + new string(']', 30_000))).ShouldBe("malformed-json");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    public void Not_an_object_or_empty_is_no_cloudevent(string json) => Reason(Encoding.UTF8.GetBytes(json)).ShouldBe("not-cloudevent");

    [Theory]
    [InlineData("specversion", "0.3")]
    [InlineData("specversion", 1.0)]
    [InlineData("specversion", null)]
    [InlineData("id", "")]
    [InlineData("id", 7)]
    [InlineData("source", "")]
    [InlineData("source", null)]
    [InlineData("type", "")]
    [InlineData("type", true)]
    public void Wrong_envelope_is_no_cloudevent(string member, object? value) => Reject("status", member, value).ShouldBe($"not-cloudevent {member}");

    [Fact]
    public void Unknown_type_comes_before_missing_fields()
    {
        JsonObject e = SampleEvents.Status();
        e["type"] = "vn.ioc.dossier.statuses";
        e.Remove("data");
        Reason(SampleEvents.Bytes(e)).ShouldBe("unknown-type");
    }

    [Theory]
    [InlineData("status", "time data data.commune data.dossier data.sequence data.status data.at data.procedure data.channel")]
    [InlineData("rating", "time data data.commune data.dossier data.rating data.at")]
    [InlineData("health", "time data data.commune data.system data.status data.at")]
    [InlineData("indicator", "time data data.unit data.indicator data.at data.reportedBy data.numerator data.denominator")]
    [InlineData("total", "time data data.commune data.day data.received data.resolved data.backlog data.at")]
    public void Absent_and_null_required_members_are_missing(string type, string members)
    {
        foreach (string member in members.Split(' '))
        {
            Reject(type, member, null).ShouldBe($"missing-field {member}");
            Reject(type, member, null, remove: true).ShouldBe($"missing-field {member}");
        }
    }

    [Theory]
    [InlineData("status", "time", "2025-11-03T08:15:02")]
    [InlineData("status", "time", 5)]
    [InlineData("status", "data", "x")]
    [InlineData("status", "data.commune", 16681)]
    [InlineData("status", "data.dossier", "")]
    [InlineData("status", "data.dossier", 7)]
    [InlineData("status", "data.sequence", 0)]
    [InlineData("status", "data.sequence", "1")]
    [InlineData("status", "data.sequence", 1.5)]
    [InlineData("status", "data.sequence", 9223372036854775808UL)]
    [InlineData("status", "data.at", "2025-02-29T00:00:00Z")]
    [InlineData("status", "data.procedure", 1.001193)]
    [InlineData("status", "data.procedure", "")]
    [InlineData("status", "data.channel", "web")]
    [InlineData("status", "data.channel", 1)]
    [InlineData("status", "data.fullyOnline", "true")]
    [InlineData("status", "data.outsideArea", 1)]
    [InlineData("status", "data.digitizedComponents", "no")]
    [InlineData("status", "data.digitizedResult", 0)]
    [InlineData("status", "data.dueAt", "2025-11-03")]
    [InlineData("status", "data.acceptedAt", 0)]
    [InlineData("status", "data.payment", "cash")]
    [InlineData("rating", "data.rating", 0)]
    [InlineData("rating", "data.rating", 6)]
    [InlineData("rating", "data.rating", 4.5)]
    [InlineData("rating", "data.rating", "5")]
    [InlineData("health", "data.system", 5)]
    [InlineData("health", "data.intervalSeconds", 0)]
    [InlineData("health", "data.intervalSeconds", 1.5)]
    [InlineData("health", "data.latencyMs", "fast")]
    [InlineData("health", "data.latencyMs", -1)]
    [InlineData("health", "data.detail", 5)]
    [InlineData("indicator", "data.value", 5)]
    [InlineData("indicator", "data.numerator", "20")]
    [InlineData("indicator", "data.denominator", 0)]
    [InlineData("indicator", "data.reportedBy", 1)]
    [InlineData("indicator", "data.note", false)]
    [InlineData("indicator", "data.unit", 40)]
    [InlineData("total", "data.day", "2025-11-31")]
    [InlineData("total", "data.day", "2025-11-03T00:00:00Z")]
    [InlineData("total", "data.received", -1)]
    [InlineData("total", "data.resolved", 1.5)]
    [InlineData("total", "data.backlog", "0")]
    [InlineData("total", "data.backlog", 9223372036854775807)]
    [InlineData("total", "data.received", 100000001)]
    [InlineData("indicator", "data.numerator", 1000000000000001)]
    [InlineData("indicator", "data.denominator", 0.0000009)]
    [InlineData("indicator", "data.denominator", 1000000000000001)]
    [InlineData("health", "data.latencyMs", 86400001)]
    public void Wrong_type_form_or_range_is_invalid(string type, string member, object value) => Reject(type, member, value).ShouldBe($"invalid-field {member}");

    [Fact]
    public void Dossier_numbers_hold_64_utf16_units()
    {
        Reject("status", "data.dossier", new string('đ', 64)).ShouldBe("");
        Reject("status", "data.dossier", new string('đ', 65)).ShouldBe("invalid-field data.dossier");
        Reject("status", "data.dossier", string.Concat(Enumerable.Repeat("😀", 32))).ShouldBe("");
        Reject("status", "data.dossier", string.Concat(Enumerable.Repeat("😀", 32)) + "a").ShouldBe("invalid-field data.dossier");
    }

    [Theory]
    [InlineData("status", "Accepted")]
    [InlineData("status", "")]
    [InlineData("status", 0)]
    [InlineData("status", 11)]
    [InlineData("status", 2.5)]
    [InlineData("status", true)]
    [InlineData("status", "2")]
    [InlineData("health", "UP")]
    [InlineData("health", 1)]
    public void Any_wrong_status_is_invalid_status(string type, object value) => Reject(type, "data.status", value).ShouldBe("invalid-status data.status");

    [Theory]
    [InlineData("status", "data.commune", "99999", "unknown-commune")]
    [InlineData("status", "data.commune", "", "unknown-commune")]
    [InlineData("status", "data.commune", "province", "unknown-commune")]
    [InlineData("indicator", "data.unit", "nowhere", "unknown-commune")]
    [InlineData("health", "data.system", "", "unknown-system")]
    [InlineData("indicator", "data.indicator", "fully-online-80", "unknown-indicator")]
    public void Unknown_names(string type, string member, string value, string reason) => Reject(type, member, value).ShouldBe($"{reason} {member}");

    [Theory]
    [InlineData("data.at", "1999-12-31T23:59:59.9999999+07:00", "ancient-time data.at")]
    [InlineData("data.at", "0001-01-01T00:00:00+23:59", "ancient-time data.at")]
    [InlineData("data.acceptedAt", "1999-12-31T16:59:59Z", "ancient-time data.acceptedAt")]
    [InlineData("data.acceptedAt", "1999-12-31T17:00:00Z", "")]
    [InlineData("data.at", "2025-11-03T08:25:05+07:00", "")]
    [InlineData("data.at", "2025-11-03T08:25:05.0000001+07:00", "future-time data.at")]
    [InlineData("data.at", "9999-12-31T23:59:59-23:59", "future-time data.at")]
    [InlineData("data.acceptedAt", "2026-11-03T08:25:05+07:00", "future-time data.acceptedAt")]
    [InlineData("data.at", "2024-09-29T08:15:05+07:00", "")]
    [InlineData("data.at", "2024-09-29T08:15:04.9999999+07:00", "too-late data.at")]
    [InlineData("data.acceptedAt", "2024-09-29T08:15:04+07:00", "")]
    public void Times_are_judged_against_the_records_timestamp(string member, string at, string expected) => Reject("status", member, at).ShouldBe(expected);

    [Fact]
    public void The_size_limit_is_inclusive()
    {
        byte[] bytes = SampleEvents.Bytes(SampleEvents.Status());
        byte[] padded = [.. bytes, .. Enumerable.Repeat((byte)' ', EventDecoder.LargestEvent - bytes.Length)];
        Reason(padded).ShouldBe("");
        Reason([.. padded, (byte)' ']).ShouldBe("too-large");
    }

    [Fact]
    public void The_first_reason_in_order_is_given()
    {
        JsonObject e = SampleEvents.Status();
        JsonNode data = e["data"]!;
        var steps = new (Action Repair, string Reason)[]
        {
            (() => e["id"] = "1", "not-cloudevent"),
            (() => e["type"] = "vn.ioc.dossier.status", "unknown-type"),
            (() => data["channel"] = "post", "missing-field"),
            (() => data["channel"] = "postal", "invalid-field"),
            (() => data["status"] = "accepted", "invalid-status"),
            (() => data["commune"] = "16681", "unknown-commune"),
            (() => data["at"] = "2024-01-01T00:00:00+07:00", "ancient-time"),
            (() => data["acceptedAt"] = null, "future-time"),
            (() => data["at"] = "2025-11-03T08:15:00+07:00", "too-late"),
        };
        e["id"] = 1;
        e["type"] = "?";
        data["channel"] = null;
        data["status"] = "?";
        data["commune"] = "?";
        data["at"] = "1990-01-01T00:00:00+07:00";
        data["acceptedAt"] = "2030-01-01T00:00:00+07:00";
        foreach ((Action repair, string reason) in steps)
        {
            Reason(SampleEvents.Bytes(e)).ShouldBe(reason);
            repair();
        }

        Reason(SampleEvents.Bytes(e)).ShouldBe("");
    }

    [Theory]
    [InlineData("status", "id", 1_000, "not-cloudevent id: expected a string of 1 to 1000 bytes in UTF-8")]
    [InlineData("status", "source", 1_000, "not-cloudevent source: expected a string of 1 to 1000 bytes in UTF-8")]
    [InlineData("status", "data.procedure", 1_000, "invalid-field data.procedure: expected a string of 1 to 1000 bytes in UTF-8")]
    [InlineData("health", "data.detail", 1_000, "invalid-field data.detail: expected a string of at most 1000 bytes in UTF-8")]
    [InlineData("indicator", "data.reportedBy", 1_000, "invalid-field data.reportedBy: expected a string of at most 1000 bytes in UTF-8")]
    [InlineData("indicator", "data.note", 20_000, "invalid-field data.note: expected a string of at most 20000 bytes in UTF-8")]
    public void Texts_are_bounded_by_what_can_be_drawn(string type, string member, int most, string expected)
    {
        JsonObject e = SampleEvents.Of(type);
        JsonNode holder = member.StartsWith("data.", StringComparison.Ordinal) ? e["data"]! : e;
        string name = member.Split('.')[^1];
        holder[name] = new string('x', most);
        decoder.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out _).ShouldBeTrue();
        holder[name] = new string('x', most + 1);
        decoder.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection).ShouldBeFalse();
        $"{RejectReasons.Code(rejection.Reason)} {rejection.Detail}".ShouldBe(expected);
    }

    [Fact]
    public void Rejections_name_unit_and_id_when_they_can_be_read()
    {
        JsonObject e = SampleEvents.Status();
        e["data"]!["sequence"] = 0;
        decoder.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection);
        rejection.ShouldBe(new Rejection(RejectReason.InvalidField, "data.sequence: expected an integer from 1 to 9223372036854775807", "16681", "c0ffee-1"));
    }

    [Fact]
    public void Units_are_judged_on_the_local_day_of_at()
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,,2025-06-30,16681");
        var merged = new EventDecoder(folder.Load());
        JsonObject e = SampleEvents.Status();
        e["data"]!["commune"] = "99999";
        e["data"]!["at"] = "2025-06-30T16:59:59Z";
        merged.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out _).ShouldBeTrue();
        e["data"]!["at"] = "2025-06-30T17:00:00Z";
        merged.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection).ShouldBeFalse();
        (rejection.Reason, rejection.Detail).ShouldBe((RejectReason.UnknownCommune, "data.commune: ended 2025-06-30, its successor is 16681"));
    }

    /// <summary>A source counts a day when it is over: the count of a unit's last day comes when the unit is no more.</summary>
    [Theory]
    [InlineData("2025-11-01", true)]
    [InlineData("2025-11-02", true)]
    [InlineData("2025-11-03", false)]
    [InlineData("2024-12-31", false)]
    public void A_source_s_total_is_judged_by_the_day_that_it_counts(string day, bool taken)
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,2025-01-01,2025-11-02,16681");
        JsonObject e = SampleEvents.Total();
        (e["data"]!["commune"], e["data"]!["day"]) = ("99999", day);
        new EventDecoder(folder.Load()).TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection).ShouldBe(taken, rejection.Detail);
    }

    [Fact]
    public void What_may_be_of_a_dossier_that_the_unit_had_accepted_before_it_ended_is_left_to_the_ledger()
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,,2025-06-30,16681");
        var merged = new EventDecoder(folder.Load());
        JsonObject e = SampleEvents.Status();
        JsonNode data = e["data"]!;
        (data["commune"], data["at"], data["sequence"]) = ("99999", "2025-07-02T09:00:00+07:00", 2);
        Judged().ShouldBe((true, true));
        (data["sequence"], data["acceptedAt"]) = (1, "2025-06-30T09:00:00+07:00");
        Judged().ShouldBe((true, true));
        data["acceptedAt"] = "2025-07-01T00:00:00+07:00";
        Judged().ShouldBe((false, true), "it begins a dossier");
        (data["at"], data["acceptedAt"]) = ("2025-06-30T09:00:00+07:00", null);
        Judged().ShouldBe((true, true), "it may have been handed over");

        (bool Taken, bool ForTheLedger) Judged()
        {
            var decoded = new DecodedEvent();
            bool taken = merged.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, decoded, out Rejection rejection);
            return (taken, taken ? decoded.IsForTheLedger : rejection.Reason == RejectReason.UnknownCommune);
        }
    }

    [Theory]
    [InlineData("99999", "stopped", "\"handedOverTo\":\"16681\"", "")]
    [InlineData("99999", "8", "\"handedOverTo\":\"16681\"", "")]
    [InlineData("99999", "completed", "\"handedOverTo\":\"16681\"", "data.handedOverTo")]
    [InlineData("99999", "stopped", "\"handedOverTo\":\"99999\"", "data.handedOverTo")]
    [InlineData("99999", "stopped", "\"handedOverTo\":\"?\"", "data.handedOverTo")]
    [InlineData("16690", "stopped", "\"handedOverTo\":\"16681\"", "data.handedOverTo")]
    [InlineData("16681", "processing", "\"takenOverFrom\":\"99999\",\"takenOverAt\":\"2025-11-03T08:00:00+07:00\"", "")]
    [InlineData("16681", "processing", "\"takenOverFrom\":\"99999\",\"takenOverAt\":\"2025-06-30T08:00:00+07:00\"", "data.takenOverFrom")]
    [InlineData("16681", "processing", "\"takenOverFrom\":\"16690\",\"takenOverAt\":\"2025-11-03T08:00:00+07:00\"", "data.takenOverFrom")]
    [InlineData("16681", "processing", "\"takenOverFrom\":\"99999\"", "data.takenOverFrom")]
    [InlineData("16681", "processing", "\"takenOverFrom\":7,\"takenOverAt\":\"2025-11-03T08:00:00+07:00\"", "data.takenOverFrom")]
    [InlineData("16681", "processing", "\"takenOverAt\":\"2025-11-03T08:00:00+07:00\"", "data.takenOverAt")]
    [InlineData("16681", "processing", "\"takenOverFrom\":\"99999\",\"takenOverAt\":\"2035-11-03T08:00:00+07:00\"", "data.takenOverAt")]
    [InlineData("16681", "stopped", "\"handedOverTo\":\"99999\",\"takenOverFrom\":\"99999\",\"takenOverAt\":\"2025-11-03T08:00:00+07:00\"", "data.takenOverAt")]
    public void Handing_over_names_another_unit_and_says_which_way_and_the_one_it_leaves_has_ended(string commune, string status, string members, string wrong)
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,,2025-06-30,16681");
        JsonObject e = SampleEvents.Status();
        (e["data"]!["commune"], e["data"]!["sequence"], e["data"]!["status"]) = (commune, 2, status == "8" ? 8 : status);
        foreach ((string name, JsonNode? value) in JsonNode.Parse("{" + members + "}")!.AsObject())
        {
            e["data"]![name] = value?.DeepClone();
        }

        new EventDecoder(folder.Load()).TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection).ShouldBe(wrong.Length == 0, rejection.Detail);
        (rejection.Detail ?? "").Split(':')[0].ShouldBe(wrong);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00+07:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void An_acceptance_that_is_a_languages_no_date_is_none(string written)
    {
        JsonObject e = SampleEvents.Status();
        e["data"]!["acceptedAt"] = written;
        var decoded = new DecodedEvent();
        decoder.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, decoded, out _).ShouldBeTrue();
        decoded.AcceptedAt.ShouldBeNull();
    }

    [Fact]
    public void What_is_taken_over_may_have_happened_long_ago_but_not_its_taking_over()
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,,2020-06-30,16681");
        var merged = new EventDecoder(folder.Load());
        JsonObject e = SampleEvents.Status();
        (e["data"]!["at"], e["data"]!["takenOverFrom"], e["data"]!["takenOverAt"]) = ("2020-03-03T08:00:00+07:00", "99999", "2025-11-03T08:00:00+07:00");
        merged.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out _).ShouldBeTrue();
        e["data"]!["takenOverAt"] = "2024-08-08T08:00:00+07:00";
        merged.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection).ShouldBeFalse();
        (rejection.Reason, rejection.Detail).ShouldBe((RejectReason.TooLate, "data.takenOverAt"));
    }

    private string Reject(string type, string path, object? value, bool remove = false)
    {
        JsonObject e = SampleEvents.Of(type);
        bool inData = path.StartsWith("data.", StringComparison.Ordinal);
        JsonObject holder = inData ? e["data"]!.AsObject() : e;
        string name = inData ? path[5..] : path;
        if (remove)
        {
            holder.Remove(name);
        }
        else
        {
            holder[name] = value is null ? null : JsonValue.Create(value);
        }

        bool ok = decoder.TryDecode(SampleEvents.Bytes(e), SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection);
        return ok ? "" : $"{RejectReasons.Code(rejection.Reason)} {rejection.Detail.Split(':')[0]}";
    }

    private string Reason(byte[] bytes) =>
        decoder.TryDecode(bytes, SampleEvents.RecordedAt, new DecodedEvent(), out Rejection rejection) ? "" : RejectReasons.Code(rejection.Reason);
}
