using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// A history as a compact blob. First byte: version. Then the count of duplicates, the count of events, and the events in order of arrival,
/// instants as distances, texts once (a later use names the first by its number). Keeps scratch memory: one per thread.
/// </summary>
public sealed class DossierHistoryCodec
{
    private const byte Version = 1;

    /// <summary>Of one that changed hands: programs before law 4 must not read past what they do not know.</summary>
    private const byte VersionOfHandOvers = 2;
    private const byte RatingMark = 0x80;
    private static readonly Instant Origin = LocalDay.Of(2020, 1, 1).Start;

    private readonly BlobWriter _writer = new();
    private readonly Utf8Pool _pool = new();
    private readonly List<string> _texts = [];

    public byte[] Encode(DossierHistory history)
    {
        _writer.Clear();
        _texts.Clear();
        _writer.Byte(ChangedHands(history) ? VersionOfHandOvers : Version);
        _writer.Varint((ulong)history.Duplicates);
        _writer.Varint((ulong)history.Events.Length);
        Instant before = Origin;
        foreach (ref readonly DossierEvent item in history.Events)
        {
            Write(item, before);
            before = item.At;
        }

        return _writer.ToArray();
    }

    /// <summary>A new history. Its ids point into the blob. Throws <see cref="InvalidDataException"/> for a damaged or newer blob.</summary>
    public DossierHistory Decode(ReadOnlyMemory<byte> blob)
    {
        var history = new DossierHistory();
        Decode(blob, history);
        return history;
    }

    /// <summary>Replaces what the history holds.</summary>
    public void Decode(ReadOnlyMemory<byte> blob, DossierHistory into)
    {
        into.Clear();
        _texts.Clear();
        var reader = new BlobReader(blob.Span);
        byte version = reader.Byte();
        if (version is not (Version or VersionOfHandOvers))
        {
            throw new InvalidDataException($"A dossier's history has version {version}; this program knows {VersionOfHandOvers}.");
        }

        into.Duplicates = (long)reader.Varint();
        int count = reader.Int();
        Instant before = Origin;
        for (int i = 0; i < count; i++)
        {
            DossierEvent item = Read(ref reader, blob, before);
            before = item.At;
            into.Append(item);
        }
    }

    private void Write(in DossierEvent item, Instant before)
    {
        _writer.Byte(item.IsRating ? (byte)(RatingMark | item.Rating) : (byte)item.Status);
        if (!item.IsRating)
        {
            _writer.Varint((ulong)item.Sequence);
        }

        _writer.Instant(item.At, before);
        _writer.Instant(item.Time, item.At);
        _writer.Instant(item.RecordedAt, item.Time);
        WriteText(item.Source);
        _writer.Text(item.Id.Span);
        _writer.UInt128(item.Sha);
        if (item.IsRating)
        {
            return;
        }

        _writer.UInt16(CarriedBits.Pack(item));
        if (item.Procedure is { } procedure)
        {
            WriteText(procedure);
        }

        if (item.DueAt is { } due)
        {
            _writer.Instant(due, item.At);
        }

        if (item.AcceptedAt is { } accepted)
        {
            _writer.Instant(accepted, item.At);
        }

        if (item.HandOver is { } handOver)
        {
            WriteText(handOver.Unit);
            _writer.Byte(handOver.TakenOverAt is null ? (byte)0 : (byte)1);
            if (handOver.TakenOverAt is { } takenOver)
            {
                _writer.Instant(takenOver, item.At);
            }
        }
    }

    private static bool ChangedHands(DossierHistory history)
    {
        foreach (ref readonly DossierEvent item in history.Events)
        {
            if (item.HandOver is not null)
            {
                return true;
            }
        }

        return false;
    }

    private HandOver ReadHandOver(ref BlobReader reader, Instant at) => new(ReadText(ref reader), reader.Byte() == 0 ? null : reader.Instant(at));

    private DossierEvent Read(ref BlobReader reader, ReadOnlyMemory<byte> blob, Instant before)
    {
        byte mark = reader.Byte();
        bool rating = (mark & RatingMark) != 0;
        long sequence = rating ? 0 : checked((long)reader.Varint());
        Instant at = reader.Instant(before);
        Instant time = reader.Instant(at);
        Instant recordedAt = reader.Instant(time);
        string source = ReadText(ref reader);
        int idLength = reader.Text().Length;
        ReadOnlyMemory<byte> id = blob.Slice(reader.Position - idLength, idLength);
        UInt128 sha = reader.UInt128();
        ushort bits = rating ? (ushort)0 : reader.UInt16();
        return new DossierEvent
        {
            Sequence = sequence,
            Status = rating ? DossierStatus.None : (DossierStatus)mark,
            Rating = rating ? mark & ~RatingMark : 0,
            At = at,
            Time = time,
            RecordedAt = recordedAt,
            Source = source,
            Id = id,
            Sha = sha,
            Channel = CarriedBits.Channel(bits),
            Payment = CarriedBits.Payment(bits),
            FullyOnline = CarriedBits.Flag(bits, CarriedBits.FullyOnline),
            OutsideArea = CarriedBits.Flag(bits, CarriedBits.OutsideArea),
            DigitizedComponents = CarriedBits.Flag(bits, CarriedBits.DigitizedComponents),
            DigitizedResult = CarriedBits.Flag(bits, CarriedBits.DigitizedResult),
            Procedure = (bits & CarriedBits.HasProcedure) != 0 ? ReadText(ref reader) : null,
            DueAt = (bits & CarriedBits.HasDueAt) != 0 ? reader.Instant(at) : null,
            AcceptedAt = (bits & CarriedBits.HasAcceptedAt) != 0 ? reader.Instant(at) : null,
            HandOver = (bits & CarriedBits.HasHandOver) != 0 ? ReadHandOver(ref reader, at) : null,
        };
    }

    private void WriteText(string text)
    {
        int known = _texts.IndexOf(text);
        if (known >= 0)
        {
            _writer.Varint((ulong)known);
            return;
        }

        _writer.Varint((ulong)_texts.Count);
        _writer.Text(text);
        _texts.Add(text);
    }

    private string ReadText(ref BlobReader reader)
    {
        int known = reader.Int();
        if (known < _texts.Count)
        {
            return _texts[known];
        }

        string text = _pool.Get(reader.Text());
        _texts.Add(text);
        return text;
    }
}
