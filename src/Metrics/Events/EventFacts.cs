using System.Text.Json;
using System.Text.Unicode;

namespace Ioc.Metrics.Events;

/// <summary>
/// One pass over an event's bytes that notes every member it knows, whatever the order; a member that comes again replaces the first.
/// Reused for event after event; no allocation for well-formed ones. Not thread-safe.
/// </summary>
internal sealed class EventFacts
{
    private readonly Fact[] facts = new Fact[(int)Member.Count];
    private byte[] scratch = new byte[1024];
    private ReadOnlyMemory<byte> bytes;

    public ref readonly Fact this[Member member] => ref facts[(int)member];

    /// <summary>Whether the event is a JSON object.</summary>
    public bool IsObject { get; private set; }

    /// <summary>Throws JsonException or InvalidOperationException (a lone surrogate) when it is not JSON in UTF-8. A byte-order mark is not JSON.</summary>
    public void Read(ReadOnlyMemory<byte> eventBytes)
    {
        bytes = eventBytes;
        Array.Clear(facts);
        ReadOnlySpan<byte> span = eventBytes.Span;
        if (!Utf8.IsValid(span))
        {
            throw new JsonException("not UTF-8");
        }

        var reader = new Utf8JsonReader(span);
        reader.Read();
        IsObject = reader.TokenType == JsonTokenType.StartObject;
        if (IsObject)
        {
            ReadMembers(ref reader, envelope: true);
        }
        else
        {
            reader.Skip();
        }

        reader.Read();
    }

    /// <summary>The value as written, still escaped.</summary>
    public ReadOnlySpan<byte> Raw(Member member) => bytes.Span.Slice(this[member].Start, this[member].Length);

    /// <summary>The text of a string, unescaped; valid until the next call. False when it is no string.</summary>
    public bool TryText(Member member, out ReadOnlySpan<byte> text)
    {
        ref readonly Fact fact = ref this[member];
        if (fact.Token != JsonTokenType.String)
        {
            text = default;
            return false;
        }

        text = Raw(member);
        if (fact.Escaped)
        {
            EnsureScratch(fact.Length);
            text = scratch.AsSpan(0, Unescape(fact, scratch));
        }

        return true;
    }

    /// <summary>The text of a string, unescaped, as long-lived as the event's bytes and its buffer.</summary>
    public ReadOnlyMemory<byte> Keep(Member member, DecodedEvent into)
    {
        ref readonly Fact fact = ref this[member];
        if (!fact.Escaped)
        {
            return bytes.Slice(fact.Start, fact.Length);
        }

        Memory<byte> room = into.Reserve(fact.Length);
        return room[..Unescape(fact, room.Span)];
    }

    private void ReadMembers(ref Utf8JsonReader reader, bool envelope)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            if (reader.ValueIsEscaped)
            {
                EnsureScratch(name.Length);
                name = scratch.AsSpan(0, reader.CopyString(scratch));
            }

            Member member = envelope ? Members.OfEnvelope(name) : Members.OfData(name);
            reader.Read();
            if (member != Member.None)
            {
                int start = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0);
                facts[(int)member] = new Fact(reader.TokenType, reader.ValueIsEscaped, start, reader.ValueSpan.Length);
            }

            if (member == Member.Data)
            {
                Array.Clear(facts, (int)Member.Data + 1, facts.Length - (int)Member.Data - 1);
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadMembers(ref reader, envelope: false);
                    continue;
                }
            }

            reader.Skip();
        }
    }

    private int Unescape(in Fact fact, Span<byte> into)
    {
        var reader = new Utf8JsonReader(bytes.Span.Slice(fact.Start - 1, fact.Length + 2));
        reader.Read();
        return reader.CopyString(into);
    }

    private void EnsureScratch(int length)
    {
        if (scratch.Length < length)
        {
            scratch = new byte[Math.Max(length, 2 * scratch.Length)];
        }
    }
}
