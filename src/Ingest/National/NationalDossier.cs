using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.National;

/// <summary>A dossier of `DongBoHoSoMC`, read: what its texts mean to us (CONTRACTS.md, The national synchronisation). Moments null: unset.</summary>
internal sealed record NationalDossier
{
    public required string Number { get; init; }

    public string? Procedure { get; init; }

    public Channel Channel { get; init; }

    /// <summary>None: not said.</summary>
    public DossierStatus Status { get; init; }

    public Instant? Submitted { get; init; }

    public Instant? Accepted { get; init; }

    public Instant? Promised { get; init; }

    public Instant? Finished { get; init; }

    public Instant? HandedOut { get; init; }

    public Instant? Refused { get; init; }

    public IReadOnlyList<Supplement> Supplements { get; init; } = [];

    public bool FullyOnline { get; init; }

    public bool DigitizedComponents { get; init; }

    public bool DigitizedResult { get; init; }

    public Payment Payment { get; init; }

    /// <summary>Every moment that is set.</summary>
    public IEnumerable<Instant> Moments =>
        new[] { Submitted, Accepted, Refused, Finished, HandedOut }.Concat(Supplements.SelectMany(supplement => new[] { supplement.Asked, supplement.Received })).OfType<Instant>();

    /// <summary>A supplement that was asked for; received null: open.</summary>
    internal readonly record struct Supplement(Instant? Asked, Instant? Received, Instant? PromisedBefore, Instant? PromisedAfter);

    /// <summary>Throws <see cref="NationalFault"/> that names the member.</summary>
    public static NationalDossier Of(NationalRecord record, Profile profile)
    {
        Channel channel = record[NationalMember.KenhThucHien] switch
        {
            "" or "1" => Channel.InPerson,
            "2" => Channel.Online,
            "3" => Channel.Postal,
            _ => throw NationalFault.Invalid(NationalMember.KenhThucHien, "1, 2 or 3"),
        };
        string procedure = ProcedureOf(record[NationalMember.MaTTHC]);
        return new NationalDossier
        {
            Number = NumberOf(record),
            Procedure = procedure.Length > 0 ? procedure : null,
            Channel = channel,
            Status = StatusOf(record, NationalMember.TrangThaiHoSo),
            Submitted = MomentOf(record, NationalMember.NgayNopHoSo),
            Accepted = MomentOf(record, NationalMember.NgayTiepNhan),
            Promised = MomentOf(record, NationalMember.NgayHenTra),
            Finished = MomentOf(record, NationalMember.NgayKetThucXuLy),
            HandedOut = MomentOf(record, NationalMember.NgayTra),
            Refused = MomentOf(record, NationalMember.NgayTuChoi),
            Supplements =
            [
                .. record.Supplements.Select(entry => new Supplement(
                    Moment(entry.NgayBoSung, nameof(entry.NgayBoSung)), Moment(entry.NgayTiepNhanBoSung, nameof(entry.NgayTiepNhanBoSung)),
                    Moment(entry.NgayHenTraTruoc, nameof(entry.NgayHenTraTruoc)), Moment(entry.NgayHenTraMoi, nameof(entry.NgayHenTraMoi)))).OrderBy(supplement => supplement.Asked ?? supplement.Received),
            ],
            FullyOnline = channel == Channel.Online && profile.FindProcedure(procedure)?.FullProcess == true && (!record.ResultPaper || record.CodedResult),
            DigitizedComponents = Says(record[NationalMember.HoSoCoThanhPhanSoHoa]) || record.DigitizedComponent,
            DigitizedResult = record.LinkedResult,
            Payment = record.FreeOfCharge ? Payment.None
                : record[NationalMember.DuocThanhToanTrucTuyen] is "1" or "2" ? Payment.Online
                : record.Fee ? Payment.Offline
                : Payment.None,
        };
    }

    /// <summary>1 to 64 UTF-16 units. Throws <see cref="NationalFault"/>.</summary>
    public static string NumberOf(NationalRecord record) => record.Number.Length switch
    {
        0 => throw new NationalFault(RejectReason.MissingField, nameof(NationalMember.MaHoSo)),
        > 64 => throw NationalFault.Invalid(NationalMember.MaHoSo, "at most 64 letters"),
        _ => record.Number,
    };

    /// <summary>None: not said. Throws <see cref="NationalFault"/>.</summary>
    public static DossierStatus StatusOf(NationalRecord record, NationalMember member) =>
        record[member] is { Length: 0 } ? DossierStatus.None
        : int.TryParse(record[member], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 10 ? (DossierStatus)number
        : throw new NationalFault(RejectReason.InvalidStatus, $"{member}: 1 to 10");

    /// <summary>Throws <see cref="NationalFault"/>.</summary>
    public static Instant? MomentOf(NationalRecord record, NationalMember member) => Moment(record[member], member.ToString());

    private static Instant? Moment(string text, string member) =>
        NationalMoment.TryRead(text, out Instant? moment) ? moment : throw new NationalFault(RejectReason.InvalidField, $"{member}: a moment, yyyyMMddHHmmss");

    /// <summary>Without the authority behind it: `1.001193.000.00.00.H41` is `1.001193`.</summary>
    private static string ProcedureOf(string code) => code.Split('.') is { Length: > 2 } parts ? $"{parts[0]}.{parts[1]}" : code;

    private static bool Says(string text) => NationalEnvelope.Flag(text) == true;
}
