using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Events;

public class EventDecoderAcceptTests
{
    private readonly EventDecoder decoder = new(Repository.LoadProfile());
    private readonly DecodedEvent decoded = new();

    [Fact]
    public void Every_member_of_a_status_is_read()
    {
        byte[] bytes = SampleEvents.Bytes(SampleEvents.Status());
        Decode(bytes);
        decoded.Kind.ShouldBe(EventKind.DossierStatus);
        decoded.Source.ShouldBe("/vn/40/tthc");
        Text(decoded.Id).ShouldBe("c0ffee-1");
        decoded.Time.ShouldBe(Instant.Parse("2025-11-03T08:15:02+07:00"));
        decoded.RecordedAt.ShouldBe(SampleEvents.RecordedAt);
        decoded.Sha256.ShouldBe(SHA256.HashData(bytes));
        decoded.Unit!.Code.ShouldBe("16681");
        Text(decoded.Dossier).ShouldBe("H41.17-251103-0007");
        decoded.Procedure.ShouldBe("1.001193");
        decoded.Sequence.ShouldBe(1);
        decoded.Status.ShouldBe(DossierStatus.Accepted);
        decoded.At.ShouldBe(Instant.Parse("2025-11-03T01:15:00Z"));
        decoded.Channel.ShouldBe(Channel.Online);
        decoded.FullyOnline.ShouldBe(true);
        decoded.OutsideArea.ShouldBe(false);
        decoded.DigitizedComponents.ShouldBe(true);
        decoded.DigitizedResult.ShouldBeNull();
        decoded.DueAt.ShouldBeNull();
        decoded.AcceptedAt.ShouldBeNull();
        decoded.Payment.ShouldBe(Payment.Online);
    }

    [Fact]
    public void Every_member_of_the_others_is_read()
    {
        Decode(SampleEvents.Bytes(SampleEvents.Rating()));
        decoded.Rating.ShouldBe(5);
        Decode(SampleEvents.Bytes(SampleEvents.Health()));
        (decoded.System!.Id, decoded.Health, decoded.IntervalSeconds, decoded.LatencyMs, decoded.Detail).ShouldBe(("tthc", HealthStatus.Up, 60, 120.5, "ổn"));
        Decode(SampleEvents.Bytes(SampleEvents.Indicator()));
        (decoded.Unit, decoded.Indicator, decoded.Numerator, decoded.Denominator, decoded.Value).ShouldBe((null, "services-25", 20m, 25m, null));
        (decoded.ReportedBy, decoded.Note).ShouldBe(("Trung tâm", "x"));
        Decode(SampleEvents.Bytes(SampleEvents.Total()));
        (decoded.Day, decoded.Received, decoded.Resolved, decoded.Backlog).ShouldBe((LocalDay.Of(2025, 11, 2), 10L, 9L, 0L));
    }

    [Theory]
    [InlineData(2_147_483_648)]
    [InlineData(long.MaxValue)]
    public void An_interval_beyond_any_is_the_greatest(long seconds)
    {
        JsonObject e = SampleEvents.Health();
        e["data"]!["intervalSeconds"] = seconds;
        Decode(SampleEvents.Bytes(e));
        decoded.IntervalSeconds.ShouldBe(int.MaxValue);
    }

    [Fact]
    public void Nothing_of_the_event_before_shines_through()
    {
        Decode(SampleEvents.Bytes(SampleEvents.Status()));
        JsonObject later = SampleEvents.Status();
        later["data"] = JsonNode.Parse("""{"commune":"16681","dossier":"A","sequence":2,"status":9,"at":"2025-11-03T08:15:00+07:00"}""");
        Decode(SampleEvents.Bytes(later));
        decoded.Status.ShouldBe(DossierStatus.Completed);
        (decoded.Procedure, decoded.Channel, decoded.FullyOnline, decoded.Payment, decoded.DigitizedComponents).ShouldBe((null, Channel.None, null, Payment.Unknown, null));
    }

    [Fact]
    public void Escapes_are_undone_in_names_and_values()
    {
        JsonObject e = SampleEvents.Status();
        e["id"] = "số \"1\"\n😀";
        e["data"]!["dossier"] = "<b>Đơn</b>";
        string json = e.ToJsonString().Replace("\"data\"", "\"d\\u0061ta\"", StringComparison.Ordinal).Replace("\"sequence\"", "\"\\u0073equence\"", StringComparison.Ordinal);
        json.ShouldContain("\\u003Cb\\u003E");
        Decode(Encoding.UTF8.GetBytes(json));
        Text(decoded.Id).ShouldBe("số \"1\"\n😀");
        Text(decoded.Dossier).ShouldBe("<b>Đơn</b>");
        decoded.At.ShouldBe(Instant.Parse("2025-11-03T08:15:00+07:00"));
    }

    [Theory]
    [InlineData(1, DossierStatus.Registered)]
    [InlineData(10, DossierStatus.Returned)]
    [InlineData("supplement-requested", DossierStatus.SupplementRequested)]
    [InlineData("payment-requested", DossierStatus.PaymentRequested)]
    public void Status_comes_by_name_or_number(object status, DossierStatus expected)
    {
        JsonObject e = SampleEvents.Status();
        e["data"]!["status"] = JsonValue.Create(status);
        Decode(SampleEvents.Bytes(e));
        decoded.Status.ShouldBe(expected);
    }

    [Fact]
    public void Members_come_in_any_order_twice_and_unknown()
    {
        const string Json = """
            {"data":{"commune":"bad"},"later":[{"x":[1,2,{}]},null],"data":{"at":"2025-11-03T08:15:00z","rating":9,"rating":4,"new":{"a":1},"dossier":"A","commune":"16681"},
             "type":"vn.ioc.dossier.rating","time":"2025-11-03t08:15:00.123456789+07:00","source":"s","id":"1","specversion":"1.0","id":"2"}
            """;
        decoder.TryDecode(Encoding.UTF8.GetBytes(Json), Instant.Parse("2025-11-03T08:20:00Z"), decoded, out Rejection rejection).ShouldBeTrue(rejection.ToString());
        decoded.Rating.ShouldBe(4);
        Text(decoded.Id).ShouldBe("2");
        decoded.Time.ShouldBe(Instant.Parse("2025-11-03T08:15:00.1234567+07:00"));
    }

    [Fact]
    public void In_replay_nothing_is_too_late_and_the_events_time_says_when_it_arrived()
    {
        var replay = new EventDecoder(Repository.LoadProfile()) { NothingIsTooLate = true };
        Instant now = Instant.Parse("2025-11-03T09:00:00+07:00");
        RecordedAt("2020-01-01T08:00:00+07:00", "2025-11-03T08:15:00+07:00").ShouldBe(decoded.Time);
        RecordedAt("2025-11-03T08:26:00+07:00", "2025-11-03T08:15:00+07:00").ShouldBe(decoded.At, "not before it happened");
        RecordedAt("2025-11-03T08:26:00+07:00", "2099-01-01T00:00:00+07:00").ShouldBe(now, "and not after now");

        Instant RecordedAt(string at, string time)
        {
            JsonObject sent = SampleEvents.Status();
            sent["data"]!["at"] = at;
            sent["time"] = time;
            replay.TryDecode(SampleEvents.Bytes(sent), now, decoded, out Rejection rejection).ShouldBeTrue(rejection.ToString());
            return decoded.RecordedAt;
        }
    }

    /// <summary>A sender whose `time` is behind its `at`: HTTP and Kafka take it by the clock, so replay does.</summary>
    [Fact]
    public void In_replay_the_future_is_judged_by_the_clock_as_when_it_arrived()
    {
        Instant now = Instant.Parse("2025-11-03T09:00:00+07:00");
        foreach (EventDecoder reader in new[] { decoder, new EventDecoder(Repository.LoadProfile()) { NothingIsTooLate = true } })
        {
            JsonObject sent = SampleEvents.Status();
            sent["time"] = "2025-11-03T08:00:00+07:00";
            sent["data"]!["at"] = "2025-11-03T09:10:00+07:00";
            reader.TryDecode(SampleEvents.Bytes(sent), now, decoded, out Rejection rejection).ShouldBeTrue(rejection.ToString());
            sent["time"] = "2025-11-03T09:10:01+07:00";
            sent["data"]!["at"] = "2025-11-03T09:10:01+07:00";
            reader.TryDecode(SampleEvents.Bytes(sent), now, decoded, out rejection).ShouldBeFalse();
            rejection.Reason.ShouldBe(RejectReason.FutureTime);
        }
    }

    [Fact]
    public void Accepted_events_make_no_garbage()
    {
        byte[] status = SampleEvents.Bytes(SampleEvents.Status());
        JsonObject health = SampleEvents.Health();
        health["data"]!.AsObject().Remove("detail");
        byte[] up = SampleEvents.Bytes(health);
        byte[] rating = SampleEvents.Bytes(SampleEvents.Rating());
        for (int i = 0; i < 200; i++)
        {
            Decode(status);
            Decode(up);
            Decode(rating);
        }

        // The runtime itself makes a little when it compiles a method anew; an event that made any would make it each time.
        Enumerable.Range(0, 5).Select(_ => Made()).ShouldContain(0);

        long Made()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
            {
                decoder.TryDecode(status, SampleEvents.RecordedAt, decoded, out _);
                decoder.TryDecode(up, SampleEvents.RecordedAt, decoded, out _);
                decoder.TryDecode(rating, SampleEvents.RecordedAt, decoded, out _);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private void Decode(byte[] bytes) => decoder.TryDecode(bytes, SampleEvents.RecordedAt, decoded, out Rejection rejection).ShouldBeTrue(rejection.ToString());
}
