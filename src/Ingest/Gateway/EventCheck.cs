using System.Runtime.InteropServices;
using System.Text;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Gateway;

/// <summary>All checks of one event over HTTP, in the order of CONTRACTS.md; whether the caller may speak for it comes last. Not thread-safe.</summary>
internal sealed class EventCheck(Profile profile, SimulatedMark mark)
{
    private readonly EventDecoder _decoder = new(profile);
    private readonly DecodedEvent _event = new();
    private readonly byte[][] _keys = [.. profile.Units.Select(unit => Encoding.UTF8.GetBytes(unit.Code))];
    private readonly byte[] _provinceKey = Encoding.UTF8.GetBytes(Topics.ProvinceKey);

    /// <summary>Whether only the ledger knows if the event accepted last is taken (KPIS.md, A unit that ends).</summary>
    public bool IsForTheLedger => _event.IsForTheLedger;

    /// <summary>Id of the event accepted last.</summary>
    public string Id => Encoding.UTF8.GetString(_event.Id.Span);

    /// <summary>The instant that the event accepted last speaks of.</summary>
    public Instant At => _event.At;

    /// <summary>Kind: of the events that are taken together with it.</summary>
    public bool TryAccept(ReadOnlyMemory<byte> bytes, Instant received, Caller caller, OneKind kind, out OutgoingEvent accepted, out Rejection rejection)
    {
        accepted = default;
        if (!_decoder.TryDecode(bytes, received, _event, out rejection))
        {
            return false;
        }

        if (WhyNotAuthorised(caller, kind) is { } why)
        {
            rejection = new Rejection(RejectReason.NotAuthorised, why, _event.Unit?.Code, Id);
            return false;
        }

        accepted = new OutgoingEvent(Topics.Of(_event.Kind), _event.Unit is { } unit ? _keys[unit.Index] : _provinceKey, Whole(bytes), received);
        return true;
    }

    private string? WhyNotAuthorised(Caller caller, OneKind kind)
    {
        if (!caller.SpeaksFor(_event.Source))
        {
            return "source: this key may not speak for it";
        }

        if (!caller.SpeaksForUnit(_event.Unit?.Code ?? Topics.ProvinceKey))
        {
            return "commune: this key may not speak for it";
        }

        if (_event.HandOver is not null && !caller.MayHandOver)
        {
            return "handedOverTo, takenOverFrom: written by Ioc alone";
        }

        return kind.Admits(_event.Source, mark.Value, out string? why) ? null : why;
    }

    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : bytes.ToArray();
}
