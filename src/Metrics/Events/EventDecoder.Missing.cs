namespace Ioc.Metrics.Events;

/// <summary>Required members, absent or null.</summary>
public sealed partial class EventDecoder
{
    private static readonly Member[] OfStatus = [Member.Commune, Member.Dossier, Member.Sequence, Member.Status, Member.At];
    private static readonly Member[] OfFirstStatus = [.. OfStatus, Member.Procedure, Member.Channel];
    private static readonly Member[] OfRating = [Member.Commune, Member.Dossier, Member.Rating, Member.At];
    private static readonly Member[] OfHealth = [Member.Commune, Member.System, Member.Status, Member.At];
    private static readonly Member[] OfIndicator = [Member.Unit, Member.Indicator, Member.At, Member.ReportedBy];
    private static readonly Member[] OfTotal = [Member.Commune, Member.Day, Member.Received, Member.Resolved, Member.Backlog, Member.At];

    private Member FirstMissing(EventKind kind)
    {
        if (facts[Member.Time].IsAbsent)
        {
            return Member.Time;
        }

        if (facts[Member.Data].IsAbsent)
        {
            return Member.Data;
        }

        if (facts[Member.Data].Token != System.Text.Json.JsonTokenType.StartObject)
        {
            return Member.None;
        }

        foreach (Member member in Required(kind))
        {
            if (facts[member].IsAbsent)
            {
                return member;
            }
        }

        return kind == EventKind.IndicatorReport ? FirstMissingMeasure() : Member.None;
    }

    private Member[] Required(EventKind kind) => kind switch
    {
        EventKind.DossierStatus => facts.Integer(Member.Sequence, 1, 1, out _) ? OfFirstStatus : OfStatus,
        EventKind.DossierRating => OfRating,
        EventKind.SystemHealth => OfHealth,
        EventKind.IndicatorReport => OfIndicator,
        _ => OfTotal,
    };

    /// <summary>Either a value, or a numerator with a denominator (both kinds together: <see cref="FirstWrong"/>).</summary>
    private Member FirstMissingMeasure()
    {
        if (!facts[Member.Value].IsAbsent)
        {
            return Member.None;
        }

        bool numerator = !facts[Member.Numerator].IsAbsent;
        bool denominator = !facts[Member.Denominator].IsAbsent;
        return numerator == denominator ? (numerator ? Member.None : Member.Value) : numerator ? Member.Denominator : Member.Numerator;
    }
}
