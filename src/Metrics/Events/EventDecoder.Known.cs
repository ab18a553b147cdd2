using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>Statuses, units, systems and indicators.</summary>
public sealed partial class EventDecoder
{
    /// <summary>False: a dossier's or a system's status is none of the known ones, whatever its type.</summary>
    private bool ReadStatus(DecodedEvent into)
    {
        if (into.Kind == EventKind.DossierStatus)
        {
            if (facts.TryText(Member.Status, out ReadOnlySpan<byte> name))
            {
                bool known = EventWords.TryParse(name, out DossierStatus status);
                into.Status = status;
                return known;
            }

            bool inRange = facts.Integer(Member.Status, 1, 10, out long number);
            into.Status = inRange ? (DossierStatus)number : DossierStatus.None;
            return inRange;
        }

        if (into.Kind == EventKind.SystemHealth)
        {
            bool known = facts.TryText(Member.Status, out ReadOnlySpan<byte> word) & EventWords.TryParse(word, out HealthStatus health);
            into.Health = health;
            return known;
        }

        return true;
    }

    private bool IsKnown(DecodedEvent into, out Rejection rejection)
    {
        bool ofIndicator = into.Kind == EventKind.IndicatorReport;
        Member member = ofIndicator ? Member.Unit : Member.Commune;
        facts.TryText(member, out ReadOnlySpan<byte> code);
        bool ofProvince = ofIndicator && code.SequenceEqual("province"u8);
        if (!ofProvince)
        {
            Unit? unit = profile.FindUnit(code);
            LocalDay day = into.Kind == EventKind.SourceTotal ? into.Day : (into.HandOver?.TakenOverAt ?? into.At).Day; // a day is counted when it is over; what a unit took over may have begun before it
            if (unit is null || !(unit.IsValidOn(day) || MayBeOfOldDossier(into, unit, day)))
            {
                return Reject(RejectReason.UnknownCommune, unit is null ? Members.Path(member) : $"{Members.Path(member)}: {unit.WhyNotOn(day)}", out rejection);
            }

            into.Unit = unit;
            into.IsForTheLedger = into.HandOver is not null || (unit.ValidTo is not null && into.Kind is EventKind.DossierStatus or EventKind.DossierRating);
        }

        if (into.HandOver is { } handOver && !IsOtherUnit(into, handOver, out rejection))
        {
            return false;
        }

        if (into.Kind == EventKind.SystemHealth)
        {
            facts.TryText(Member.System, out ReadOnlySpan<byte> id);
            into.System = profile.FindSystem(id);
            if (into.System is null)
            {
                return Reject(RejectReason.UnknownSystem, Members.Path(Member.System), out rejection);
            }
        }

        if (ofIndicator && !profile.IsIndicator(into.Indicator!))
        {
            return Reject(RejectReason.UnknownIndicator, Members.Path(Member.Indicator), out rejection);
        }

        rejection = default;
        return true;
    }

    /// <summary>Whether the dossier goes to, or comes from, another unit of the profile, and the one that it leaves has ended.</summary>
    private bool IsOtherUnit(DecodedEvent into, HandOver handOver, out Rejection rejection)
    {
        Member member = handOver.TakenOverAt is null ? Member.HandedOverTo : Member.TakenOverFrom;
        facts.TryText(member, out ReadOnlySpan<byte> code);
        Unit? other = profile.FindUnit(code);
        (Unit? left, Instant at) = handOver.TakenOverAt is { } taken ? (other, taken) : (into.Unit, into.At);
        if (other is null || ReferenceEquals(other, into.Unit) || !left!.HasEnded(at.Day))
        {
            return Reject(RejectReason.UnknownCommune, $"{Members.Path(member)}: expected another unit of the profile, and that the one it leaves has ended", out rejection);
        }

        into.HandOver = handOver with { Unit = other.Code };
        rejection = default;
        return true;
    }

    /// <summary>Whether it came about after its unit's last day and may be of a dossier that the unit had accepted until then: the first status of a dossier is not, unless it says so.</summary>
    private static bool MayBeOfOldDossier(DecodedEvent into, Unit unit, LocalDay day) =>
        unit.HasEnded(day) && into.HandOver?.TakenOverAt is null
        && (into.Kind == EventKind.DossierRating || (into.Kind == EventKind.DossierStatus && (into.Sequence > 1 || into.AcceptedAt?.Day <= unit.ValidTo)));
}
