using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class RejectedRecordTests
{
    private static readonly Instant _at = Instant.Parse("2026-03-02T08:15:00+07:00");

    [Theory]
    [InlineData("16681", "key may not speak for it", "{\"good\":\"but not theirs\"}")]
    [InlineData(null, "", "")]
    public void What_was_rejected_comes_out_as_it_went_in(string? unit, string detail, string value)
    {
        var letter = new DeadLetter(Topics.Http, -1, -1, null, Encoding.UTF8.GetBytes(value), RejectReason.NotAuthorised, detail, unit, _at);

        OutgoingEvent sent = RejectedRecord.Of(letter);
        DeadLetter kept = RejectedRecord.Read(new Message<byte[], byte[]> { Key = sent.Key, Value = sent.Value, Headers = sent.Headers }, _at)!;

        kept.Value.ShouldBe(letter.Value);
        (kept with { Value = [] }).ShouldBe(letter with { Value = [] });
        Encoding.UTF8.GetString(sent.Key).ShouldBe(unit ?? "province");
    }

    [Fact]
    public void Nobody_takes_it_for_an_event_though_the_event_is_good()
    {
        byte[] good = Events.Status("not-theirs");
        OutgoingEvent sent = RejectedRecord.Of(new DeadLetter(Topics.Http, -1, -1, null, good, RejectReason.NotAuthorised, "", "16681", _at));

        var decoder = new EventDecoder(RunningIngest.Profile);
        decoder.TryDecode(good, TestClock.Now, new DecodedEvent(), out _).ShouldBeTrue("else the test shows nothing");
        decoder.TryDecode(sent.Value, _at, new DecodedEvent(), out Rejection rejection).ShouldBeFalse();
        rejection.Reason.ShouldBe(RejectReason.MalformedJson);
    }

    [Fact]
    public void An_event_is_none_whatever_headers_its_sender_gave_it()
    {
        var headers = new Headers { { "ioc-reason", "not-authorised"u8.ToArray() } };
        RejectedRecord.Read(new Message<byte[], byte[]> { Value = Events.Status("theirs"), Headers = headers }, _at).ShouldBeNull();
        RejectedRecord.Read(new Message<byte[], byte[]> { Value = [0, .. "{}"u8] }, _at).ShouldBeNull("no reason is given");
        RejectedRecord.Read(new Message<byte[], byte[]> { Value = null!, Headers = headers }, _at).ShouldBeNull();
    }

    [Fact]
    public void Headers_without_a_value_are_none()
    {
        RejectedRecord.Read(new Message<byte[], byte[]> { Value = [0], Headers = new Headers { { "ioc-reason", null! } } }, _at).ShouldBeNull();
        var headers = new Headers { { "ioc-reason", "not-authorised"u8.ToArray() }, { "ioc-detail", null! }, { "ioc-unit", null! } };
        DeadLetter letter = RejectedRecord.Read(new Message<byte[], byte[]> { Value = [0], Headers = headers }, _at)!;
        (letter.Reason, letter.Detail, letter.Unit).ShouldBe((RejectReason.NotAuthorised, "", null));
    }
}
