using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>
/// Turns the bytes of an event into a <see cref="DecodedEvent"/> or a rejection, checking in the order of CONTRACTS.md (Dead-letter reasons).
/// Never throws for any bytes; makes no garbage for accepted dossier events. Not thread-safe: one per thread.
/// </summary>
public sealed partial class EventDecoder(Profile profile)
{
    /// <summary>CONTRACTS.md, Events: larger ones are refused unread.</summary>
    public const int LargestEvent = 65_536;

    /// <summary>How a dead letter's detail names the unit of a dossier's event.</summary>
    internal static readonly string UnitMember = Members.Path(Member.Commune);

    private static readonly Instant Earliest = LocalDay.Of(2000, 1, 1).Start;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Behind = TimeSpan.FromDays(400);

    private readonly EventFacts facts = new();
    private readonly InternedTexts sources = new(4096);
    private readonly InternedTexts codes = new(16_384);

    /// <summary>For replay: it arrived at its own `time` (not before its `at`, nor after the timestamp given, which is now), and nothing is too late.</summary>
    public bool NothingIsTooLate { get; init; }

    /// <summary>
    /// True: <paramref name="into"/> holds the event. False: <paramref name="rejection"/> says why not, and what <paramref name="into"/> holds means nothing.
    /// `not-authorised` is for the caller to judge. <paramref name="bytes"/> must live as long as <paramref name="into"/> is read.
    /// </summary>
    public bool TryDecode(ReadOnlyMemory<byte> bytes, Instant recordedAt, DecodedEvent into, out Rejection rejection)
    {
        if (bytes.Length > LargestEvent)
        {
            rejection = new Rejection(RejectReason.TooLarge, $"{bytes.Length} bytes", null, null);
            return false;
        }

        try
        {
            facts.Read(bytes);
            into.Clear();
            into.Bytes = bytes;
            into.RecordedAt = recordedAt;
            if (IsCloudEvent(into, out rejection) && IsWellFormed(into, out rejection) && IsKnown(into, out rejection) && IsTimely(into, out rejection))
            {
                if (NothingIsTooLate)
                {
                    into.RecordedAt = Instant.Min(Instant.Max(into.Time, into.At), recordedAt);
                }

                SHA256.HashData(bytes.Span, into.Sha256);
                return true;
            }

            return false;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            rejection = new Rejection(RejectReason.MalformedJson, e.Message, null, null);
            return false;
        }
    }

    private bool IsCloudEvent(DecodedEvent into, out Rejection rejection)
    {
        if (!facts.IsObject)
        {
            rejection = new Rejection(RejectReason.NotCloudEvent, "not an object", null, null);
            return false;
        }

        if (!facts.TryText(Member.SpecVersion, out ReadOnlySpan<byte> version) || !version.SequenceEqual("1.0"u8))
        {
            return Reject(RejectReason.NotCloudEvent, "specversion", out rejection);
        }

        if (!facts.TryText(Member.Id, out ReadOnlySpan<byte> id) || id.Length is 0 or > FieldBounds.MostText)
        {
            return Reject(RejectReason.NotCloudEvent, Named("id", id), out rejection);
        }

        if (!facts.TryText(Member.Source, out ReadOnlySpan<byte> source) || source.Length is 0 or > FieldBounds.MostText)
        {
            return Reject(RejectReason.NotCloudEvent, Named("source", source), out rejection);
        }

        into.Source = sources.Get(source);
        into.Id = facts.Keep(Member.Id, into);
        if (!facts.TryText(Member.Type, out ReadOnlySpan<byte> type) || type.IsEmpty)
        {
            return Reject(RejectReason.NotCloudEvent, "type", out rejection);
        }

        if (!EventWords.TryParse(type, out EventKind kind))
        {
            return Reject(RejectReason.UnknownType, Encoding.UTF8.GetString(type[..Math.Min(type.Length, 200)]), out rejection);
        }

        into.Kind = kind;
        rejection = default;
        return true;
    }

    private static string Named(string member, ReadOnlySpan<byte> text) => text.Length > FieldBounds.MostText ? $"{member}: {Expectations.Text}" : member;

    private bool IsWellFormed(DecodedEvent into, out Rejection rejection)
    {
        if (FirstMissing(into.Kind) is var missing and not Member.None)
        {
            return Reject(RejectReason.MissingField, Members.Path(missing), out rejection);
        }

        if (FirstWrong(into) is var wrong and not Member.None)
        {
            return Reject(RejectReason.InvalidField, Members.Path(wrong) + ": " + Expectations.Of(wrong), out rejection);
        }

        if (!ReadStatus(into))
        {
            return Reject(RejectReason.InvalidStatus, Members.Path(Member.Status), out rejection);
        }

        rejection = default;
        return true;
    }

    private bool IsTimely(DecodedEvent into, out Rejection rejection)
    {
        Instant latest = into.RecordedAt + Ahead;
        Instant at = into.At;
        Instant acceptedAt = into.AcceptedAt ?? at;
        Instant? takenOverAt = into.HandOver?.TakenOverAt;
        rejection = default;
        return
            (Instant.Min(at, acceptedAt) >= Earliest || Reject(RejectReason.AncientTime, Members.Path(at < Earliest ? Member.At : Member.AcceptedAt), out rejection))
            && (Instant.Max(at, acceptedAt) <= latest || Reject(RejectReason.FutureTime, Members.Path(at > latest ? Member.At : Member.AcceptedAt), out rejection))
            && (takenOverAt is null || takenOverAt <= latest || Reject(RejectReason.FutureTime, Members.Path(Member.TakenOverAt), out rejection))
            && (NothingIsTooLate || (takenOverAt ?? at) >= into.RecordedAt - Behind || Reject(RejectReason.TooLate, Members.Path(takenOverAt is null ? Member.At : Member.TakenOverAt), out rejection));
    }

    /// <summary>Always false; Unit and Id are given when they can be read.</summary>
    private bool Reject(RejectReason reason, string detail, out Rejection rejection)
    {
        string? id = facts.TryText(Member.Id, out ReadOnlySpan<byte> text) ? Encoding.UTF8.GetString(text) : null;
        string? unit = facts.TryText(Member.Commune, out ReadOnlySpan<byte> code) || facts.TryText(Member.Unit, out code) ? profile.FindUnit(code)?.Code : null;
        rejection = new Rejection(reason, detail, unit, id);
        return false;
    }
}
