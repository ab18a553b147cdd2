using System.Buffers.Binary;
using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>One accepted event of a dossier (status or rating) as its history keeps it: identity, order and every member it carried (null, None, Unknown: not carried).</summary>
public readonly struct DossierEvent
{
    /// <summary>1 and up; 0 of a rating.</summary>
    public long Sequence { get; init; }

    /// <summary>None of a rating.</summary>
    public DossierStatus Status { get; init; }

    /// <summary>1 to 5; 0 of a status.</summary>
    public int Rating { get; init; }

    public Instant At { get; init; }

    /// <summary>CloudEvents `time`.</summary>
    public Instant Time { get; init; }

    /// <summary>When it arrived.</summary>
    public Instant RecordedAt { get; init; }

    public string Source { get; init; }

    /// <summary>CloudEvents `id`, UTF-8; points into the blob or the decoded event it came from.</summary>
    public ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>First 16 bytes of the SHA-256 of its bytes, big-endian: compares as the bytes do.</summary>
    public UInt128 Sha { get; init; }

    public string? Procedure { get; init; }

    public Channel Channel { get; init; }

    public bool? FullyOnline { get; init; }

    public bool? OutsideArea { get; init; }

    public bool? DigitizedComponents { get; init; }

    public bool? DigitizedResult { get; init; }

    public Payment Payment { get; init; }

    public Instant? DueAt { get; init; }

    public Instant? AcceptedAt { get; init; }

    public HandOver? HandOver { get; init; }

    public bool IsRating => Rating > 0;

    /// <summary>CloudEvents `id` as text.</summary>
    public string IdText => Encoding.UTF8.GetString(Id.Span);

    /// <summary>The event as decoded. It still points into the decoder's buffer: encode it before the next decode.</summary>
    public static DossierEvent Of(DecodedEvent decoded)
    {
        bool rating = decoded.Kind == EventKind.DossierRating;
        return new DossierEvent
        {
            Sequence = rating ? 0 : decoded.Sequence,
            Status = rating ? DossierStatus.None : decoded.Status,
            Rating = rating ? decoded.Rating : 0,
            At = decoded.At,
            Time = decoded.Time,
            RecordedAt = decoded.RecordedAt,
            Source = decoded.Source,
            Id = decoded.Id,
            Sha = BinaryPrimitives.ReadUInt128BigEndian(decoded.Sha256),
            Procedure = rating ? null : decoded.Procedure,
            Channel = rating ? Channel.None : decoded.Channel,
            FullyOnline = rating ? null : decoded.FullyOnline,
            OutsideArea = rating ? null : decoded.OutsideArea,
            DigitizedComponents = rating ? null : decoded.DigitizedComponents,
            DigitizedResult = rating ? null : decoded.DigitizedResult,
            Payment = rating ? Payment.Unknown : decoded.Payment,
            DueAt = rating ? null : decoded.DueAt,
            AcceptedAt = rating ? null : decoded.AcceptedAt,
            HandOver = rating ? null : decoded.HandOver,
        };
    }

    /// <summary>Which of two different events of one sequence holds, or of two ratings with one `at`: the greater by (time, source, id, SHA-256). Texts compare ordinally by UTF-16 code units.</summary>
    public static int CompareRank(in DossierEvent a, in DossierEvent b)
    {
        int order = a.Time.CompareTo(b.Time);
        order = order != 0 ? order : string.CompareOrdinal(a.Source, b.Source);
        order = order != 0 || a.Id.Span.SequenceEqual(b.Id.Span) ? order : string.CompareOrdinal(a.IdText, b.IdText);
        return order != 0 ? order : a.Sha.CompareTo(b.Sha);
    }
}
