using System.Text;
using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>Types, forms and ranges; what is read goes into the event.</summary>
public sealed partial class EventDecoder
{
    private Member FirstWrong(DecodedEvent into)
    {
        if (!facts.Time(Member.Time, out Instant time))
        {
            return Member.Time;
        }

        into.Time = time;
        if (facts[Member.Data].Token != JsonTokenType.StartObject)
        {
            return Member.Data;
        }

        Member unit = into.Kind == EventKind.IndicatorReport ? Member.Unit : Member.Commune;
        if (facts[unit].Token != JsonTokenType.String)
        {
            return unit;
        }

        if (!facts.Time(Member.At, out Instant at))
        {
            return Member.At;
        }

        into.At = at;
        return into.Kind switch
        {
            EventKind.DossierStatus => FirstWrongOfStatus(into),
            EventKind.DossierRating => FirstWrongOfRating(into),
            EventKind.SystemHealth => FirstWrongOfHealth(into),
            EventKind.IndicatorReport => FirstWrongOfIndicator(into),
            _ => FirstWrongOfTotal(into),
        };
    }

    private Member FirstWrongOfStatus(DecodedEvent into)
    {
        if (!ReadDossier(into))
        {
            return Member.Dossier;
        }

        if (!facts.Integer(Member.Sequence, 1, long.MaxValue, out long sequence))
        {
            return Member.Sequence;
        }

        into.Sequence = sequence;
        if (!facts[Member.Procedure].IsAbsent)
        {
            if (!facts.TryText(Member.Procedure, out ReadOnlySpan<byte> procedure) || procedure.Length is 0 or > FieldBounds.MostText)
            {
                return Member.Procedure;
            }

            into.Procedure = codes.Get(procedure);
        }

        return FirstWrongOption(into);
    }

    private Member FirstWrongOption(DecodedEvent into)
    {
        if (!facts[Member.Channel].IsAbsent)
        {
            if (!facts.TryText(Member.Channel, out ReadOnlySpan<byte> word) || !EventWords.TryParse(word, out Channel channel))
            {
                return Member.Channel;
            }

            into.Channel = channel;
        }

        if (!facts[Member.Payment].IsAbsent)
        {
            if (!facts.TryText(Member.Payment, out ReadOnlySpan<byte> word) || !EventWords.TryParse(word, out Payment payment))
            {
                return Member.Payment;
            }

            into.Payment = payment;
        }

        return FirstWrongFlag(into);
    }

    private Member FirstWrongFlag(DecodedEvent into)
    {
        if (!facts.OptionalBool(Member.FullyOnline, out bool? fullyOnline))
        {
            return Member.FullyOnline;
        }

        if (!facts.OptionalBool(Member.OutsideArea, out bool? outsideArea))
        {
            return Member.OutsideArea;
        }

        if (!facts.OptionalBool(Member.DigitizedComponents, out bool? components))
        {
            return Member.DigitizedComponents;
        }

        if (!facts.OptionalBool(Member.DigitizedResult, out bool? result))
        {
            return Member.DigitizedResult;
        }

        if (!facts.OptionalTime(Member.DueAt, out Instant? dueAt))
        {
            return Member.DueAt;
        }

        (into.FullyOnline, into.OutsideArea, into.DigitizedComponents, into.DigitizedResult, into.DueAt) = (fullyOnline, outsideArea, components, result, dueAt);
        bool ok = facts.OptionalTime(Member.AcceptedAt, out Instant? acceptedAt);
        into.AcceptedAt = acceptedAt is { } carried && NoDate.Is(carried) ? null : acceptedAt;
        return ok ? FirstWrongOfHandOver(into) : Member.AcceptedAt;
    }

    /// <summary>Either goes the dossier to another unit, with `stopped`, or it came from one at an instant; which unit is read with the others.</summary>
    private Member FirstWrongOfHandOver(DecodedEvent into)
    {
        bool given = !facts[Member.HandedOverTo].IsAbsent, taken = !facts[Member.TakenOverFrom].IsAbsent;
        if (given && (facts[Member.HandedOverTo].Token != JsonTokenType.String || !IsStopped()))
        {
            return Member.HandedOverTo;
        }

        if (!facts.OptionalTime(Member.TakenOverAt, out Instant? takenOverAt) || (takenOverAt is not null && (given || !taken)))
        {
            return Member.TakenOverAt;
        }

        if (taken && (facts[Member.TakenOverFrom].Token != JsonTokenType.String || takenOverAt is null))
        {
            return Member.TakenOverFrom;
        }

        into.HandOver = given || taken ? new HandOver("", takenOverAt) : null;
        return Member.None;
    }

    private bool IsStopped() => facts.TryText(Member.Status, out ReadOnlySpan<byte> name)
        ? EventWords.TryParse(name, out DossierStatus status) && status == DossierStatus.Stopped
        : facts.Integer(Member.Status, 1, 10, out long number) && number == (long)DossierStatus.Stopped;

    private Member FirstWrongOfRating(DecodedEvent into)
    {
        if (!ReadDossier(into))
        {
            return Member.Dossier;
        }

        bool ok = facts.Integer(Member.Rating, 1, 5, out long rating);
        into.Rating = (int)rating;
        return ok ? Member.None : Member.Rating;
    }

    /// <summary>1 to 64 UTF-16 units.</summary>
    private bool ReadDossier(DecodedEvent into)
    {
        if (facts[Member.Dossier].Token != JsonTokenType.String)
        {
            return false;
        }

        into.Dossier = facts.Keep(Member.Dossier, into);
        return into.Dossier.Length is >= 1 and <= 64 * 3 && Encoding.UTF8.GetCharCount(into.Dossier.Span) <= 64;
    }
}
