using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>Facts as a compact blob. First byte: version. Keeps scratch memory: one per thread.</summary>
public sealed class DossierFactsCodec
{
    private const byte Version = 1;
    private static readonly Instant Origin = LocalDay.Of(2020, 1, 1).Start;

    private readonly BlobWriter _writer = new();
    private readonly Utf8Pool _pool = new();

    [Flags]
    private enum Has : ushort
    {
        AcceptedAt = 1,
        FinishedAt = 2,
        DueAt = 4,
        DueSoonFrom = 8,
        Procedure = 16,
        Rating = 32,
        Pauses = 64,
        WorkingTime = 128,
        Incomplete = 256,
        UnknownProcedure = 512,
        FullyOnline = 1024,
        OutsideArea = 2048,
        DigitizedComponents = 4096,
        DigitizedResult = 8192,
        BrokenPromiseMoved = 16384,

        /// <summary>Two texts at the end (empty: none), which programs before law 3 pass over.</summary>
        PromiseFlags = 32768,
    }

    public byte[] Encode(DossierFacts facts)
    {
        _writer.Clear();
        _writer.Byte(Version);
        _writer.UInt16((ushort)Members(facts));
        _writer.Byte((byte)((int)facts.Status | ((int)facts.Outcome << 4)));
        _writer.Byte((byte)((int)facts.DueBasis | ((int)facts.Channel << 2) | ((int)facts.Payment << 4)));
        Instant origin = facts.AcceptedAt ?? Origin;
        _writer.Instant(origin, Origin);
        _writer.Instant(facts.LatestAt, origin);
        Write(facts.FinishedAt, origin);
        Write(facts.DueAt, origin);
        Write(facts.DueSoonFrom, origin);
        if (facts.Procedure is { } procedure)
        {
            _writer.Text(procedure);
        }

        if (facts.RatedAt is { } rated)
        {
            _writer.Byte((byte)facts.Rating);
            _writer.Instant(rated, origin);
        }

        WritePauses(facts, origin);
        if (facts.WorkingTime != TimeSpan.Zero)
        {
            _writer.Instant(origin + facts.WorkingTime, origin);
        }

        if (HasPromiseFlags(facts))
        {
            _writer.Text(facts.PromiseNotBelievedOf ?? "");
            _writer.Text(facts.MidnightPromiseOf ?? "");
        }

        if (facts.HandedOverTo is not null || facts.TakenOverAt is not null)
        {
            // At the end, and without a flag of its own (all sixteen are taken): programs before law 4 pass over it.
            _writer.Text(facts.HandedOverTo ?? "");
            _writer.Text(facts.TakenOverFrom ?? "");
            Write(facts.TakenOverAt, origin);
        }

        return _writer.ToArray();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for a damaged or newer blob.</summary>
    public DossierFacts Decode(ReadOnlySpan<byte> blob)
    {
        var reader = new BlobReader(blob);
        byte version = reader.Byte();
        if (version != Version)
        {
            throw new InvalidDataException($"A dossier's facts have version {version}; this program knows {Version}.");
        }

        var has = (Has)reader.UInt16();
        byte ends = reader.Byte();
        byte kinds = reader.Byte();
        Instant origin = reader.Instant(Origin);
        var facts = new DossierFacts
        {
            Status = (DossierStatus)(ends & 15),
            Outcome = (DossierOutcome)(ends >> 4),
            DueBasis = (DueBasis)(kinds & 3),
            Channel = (Channel)((kinds >> 2) & 3),
            Payment = (Payment)(kinds >> 4),
            Incomplete = has.HasFlag(Has.Incomplete),
            UnknownProcedure = has.HasFlag(Has.UnknownProcedure),
            FullyOnline = has.HasFlag(Has.FullyOnline),
            OutsideArea = has.HasFlag(Has.OutsideArea),
            DigitizedComponents = has.HasFlag(Has.DigitizedComponents),
            DigitizedResult = has.HasFlag(Has.DigitizedResult),
            BrokenPromiseMoved = has.HasFlag(Has.BrokenPromiseMoved),
            AcceptedAt = has.HasFlag(Has.AcceptedAt) ? origin : null,

            // From here in the order they were written.
            LatestAt = reader.Instant(origin),
            FinishedAt = has.HasFlag(Has.FinishedAt) ? reader.Instant(origin) : null,
            DueAt = has.HasFlag(Has.DueAt) ? reader.Instant(origin) : null,
            DueSoonFrom = has.HasFlag(Has.DueSoonFrom) ? reader.Instant(origin) : null,
            Procedure = has.HasFlag(Has.Procedure) ? _pool.Get(reader.Text()) : null,
            Rating = has.HasFlag(Has.Rating) ? reader.Byte() : 0,
            RatedAt = has.HasFlag(Has.Rating) ? reader.Instant(origin) : null,
            Pauses = has.HasFlag(Has.Pauses) ? ReadPauses(ref reader, origin) : [],
            WorkingTime = has.HasFlag(Has.WorkingTime) ? reader.Instant(origin) - origin : TimeSpan.Zero,
            PromiseNotBelievedOf = has.HasFlag(Has.PromiseFlags) ? TextOrNull(ref reader) : null,
            MidnightPromiseOf = has.HasFlag(Has.PromiseFlags) ? TextOrNull(ref reader) : null,
        };
        return reader.IsAtEnd ? facts : WithHandOver(facts, ref reader, origin);
    }

    private DossierFacts WithHandOver(DossierFacts facts, ref BlobReader reader, Instant origin)
    {
        (string? to, string? from) = (TextOrNull(ref reader), TextOrNull(ref reader));
        return facts with { HandedOverTo = to, TakenOverFrom = from, TakenOverAt = from is null ? null : reader.Instant(origin) };
    }

    private static Has Members(DossierFacts facts) =>
        If(facts.AcceptedAt is not null, Has.AcceptedAt)
        | If(facts.FinishedAt is not null, Has.FinishedAt)
        | If(facts.DueAt is not null, Has.DueAt)
        | If(facts.DueSoonFrom is not null, Has.DueSoonFrom)
        | If(facts.Procedure is not null, Has.Procedure)
        | If(facts.RatedAt is not null, Has.Rating)
        | If(facts.Pauses.Count > 0, Has.Pauses)
        | If(facts.WorkingTime != TimeSpan.Zero, Has.WorkingTime)
        | If(facts.Incomplete, Has.Incomplete)
        | If(facts.UnknownProcedure, Has.UnknownProcedure)
        | If(facts.FullyOnline, Has.FullyOnline)
        | If(facts.OutsideArea, Has.OutsideArea)
        | If(facts.DigitizedComponents, Has.DigitizedComponents)
        | If(facts.DigitizedResult, Has.DigitizedResult)
        | If(facts.BrokenPromiseMoved, Has.BrokenPromiseMoved)
        | If(HasPromiseFlags(facts), Has.PromiseFlags);

    private static bool HasPromiseFlags(DossierFacts facts) => facts.PromiseNotBelievedOf is not null || facts.MidnightPromiseOf is not null;

    private string? TextOrNull(ref BlobReader reader) => _pool.Get(reader.Text()) is { Length: > 0 } text ? text : null;

    private static Has If(bool holds, Has member) => holds ? member : default;

    private static List<Interval> ReadPauses(ref BlobReader reader, Instant origin)
    {
        int count = reader.Int();
        var pauses = new List<Interval>(Math.Min(count, 64));
        Instant before = origin;
        for (int i = 0; i < count; i++)
        {
            Instant start = reader.Instant(before);
            Instant end = reader.Byte() == 0 ? reader.Instant(start) : Instant.Never;
            pauses.Add(new Interval(start, end));
            before = end;
        }

        return pauses;
    }

    private void WritePauses(DossierFacts facts, Instant origin)
    {
        if (facts.Pauses.Count == 0)
        {
            return;
        }

        _writer.Varint((ulong)facts.Pauses.Count);
        Instant before = origin;
        foreach (Interval pause in facts.Pauses)
        {
            _writer.Instant(pause.Start, before);
            _writer.Byte(pause.End == Instant.Never ? (byte)1 : (byte)0);
            if (pause.End != Instant.Never)
            {
                _writer.Instant(pause.End, pause.Start);
            }

            before = pause.End;
        }
    }

    private void Write(Instant? instant, Instant origin)
    {
        if (instant is { } known)
        {
            _writer.Instant(known, origin);
        }
    }
}
