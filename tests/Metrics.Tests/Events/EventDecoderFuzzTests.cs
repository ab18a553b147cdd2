using Ioc.Metrics.Events;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Events;

public class EventDecoderFuzzTests
{
    private static readonly byte[][] Valid =
        [.. new[] { "status", "rating", "health", "indicator", "total" }.Select(t => SampleEvents.Bytes(SampleEvents.Of(t)))];

    private readonly EventDecoder decoder = new(Repository.LoadProfile());
    private readonly DecodedEvent decoded = new();

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] bytes = new byte[random.Next(0, 300)];
            random.NextBytes(bytes);
            Decide(bytes).ShouldBeFalse();
        }
    }

    [Fact]
    public void Truncated_events_are_malformed()
    {
        foreach (byte[] valid in Valid)
        {
            for (int length = 0; length < valid.Length; length++)
            {
                decoder.TryDecode(valid.AsMemory(0, length), SampleEvents.RecordedAt, decoded, out Rejection rejection).ShouldBeFalse();
                rejection.Reason.ShouldBe(RejectReason.MalformedJson);
            }
        }
    }

    [Fact]
    public void Mutated_events_are_decided_without_an_exception()
    {
        var random = new Random(2);
        byte[] tokens = [.. "{}[]\",:\\u0123456789truefalsnd.eE+-"u8];
        int accepted = 0;
        for (int i = 0; i < 40_000; i++)
        {
            byte[] bytes = [.. Valid[i % Valid.Length]];
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                int at = random.Next(bytes.Length);
                bytes = random.Next(4) switch
                {
                    0 => Flip(bytes, at, 1 << random.Next(8)),
                    1 => [.. bytes[..at], tokens[random.Next(tokens.Length)], .. bytes[at..]],
                    2 => [.. bytes[..at], .. bytes[(at + 1)..]],
                    _ => [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]],
                };
                if (bytes.Length == 0)
                {
                    break;
                }
            }

            accepted += Decide(bytes) ? 1 : 0;
        }

        accepted.ShouldBeGreaterThan(0);
    }

    private static byte[] Flip(byte[] bytes, int at, int bit)
    {
        bytes[at] ^= (byte)bit;
        return bytes;
    }

    private bool Decide(byte[] bytes)
    {
        bool ok = decoder.TryDecode(bytes, SampleEvents.RecordedAt, decoded, out Rejection rejection);
        if (!ok)
        {
            RejectReasons.Code(rejection.Reason).ShouldNotBeNull();
            rejection.Detail.ShouldNotBeNull();
        }

        return ok;
    }
}
