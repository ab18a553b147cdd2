using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>Types, forms and ranges of health, indicator and total events.</summary>
public sealed partial class EventDecoder
{
    private Member FirstWrongOfHealth(DecodedEvent into)
    {
        if (facts[Member.System].Token != JsonTokenType.String)
        {
            return Member.System;
        }

        if (!facts[Member.IntervalSeconds].IsAbsent)
        {
            if (!facts.Integer(Member.IntervalSeconds, 1, long.MaxValue, out long seconds))
            {
                return Member.IntervalSeconds;
            }

            into.IntervalSeconds = (int)Math.Min(seconds, int.MaxValue);
        }

        if (!facts.OptionalDouble(Member.LatencyMs, FieldBounds.MostLatency, out double? latency))
        {
            return Member.LatencyMs;
        }

        into.LatencyMs = latency;
        bool ok = facts.OptionalString(Member.Detail, FieldBounds.MostText, out string? detail);
        into.Detail = detail;
        return ok ? Member.None : Member.Detail;
    }

    private Member FirstWrongOfIndicator(DecodedEvent into)
    {
        if (!facts.TryText(Member.Indicator, out ReadOnlySpan<byte> indicator) || indicator.Length > FieldBounds.MostText)
        {
            return Member.Indicator;
        }

        into.Indicator = codes.Get(indicator);
        if (!facts.OptionalDecimal(Member.Value, -FieldBounds.MostNumber, FieldBounds.MostNumber, out decimal? value)
            || (value is not null && (!facts[Member.Numerator].IsAbsent || !facts[Member.Denominator].IsAbsent)))
        {
            return Member.Value;
        }

        if (!facts.OptionalDecimal(Member.Numerator, 0, FieldBounds.MostNumber, out decimal? numerator))
        {
            return Member.Numerator;
        }

        if (!facts.OptionalDecimal(Member.Denominator, FieldBounds.LeastDenominator, FieldBounds.MostNumber, out decimal? denominator))
        {
            return Member.Denominator;
        }

        (into.Value, into.Numerator, into.Denominator) = (value, numerator, denominator);
        return FirstWrongRemark(into);
    }

    private Member FirstWrongRemark(DecodedEvent into)
    {
        if (!facts.OptionalString(Member.ReportedBy, FieldBounds.MostText, out string? reportedBy))
        {
            return Member.ReportedBy;
        }

        into.ReportedBy = reportedBy;
        bool ok = facts.OptionalString(Member.Note, FieldBounds.MostNote, out string? note);
        into.Note = note;
        return ok ? Member.None : Member.Note;
    }

    private Member FirstWrongOfTotal(DecodedEvent into)
    {
        if (!facts.TryText(Member.Day, out ReadOnlySpan<byte> text) || !Rfc3339.TryParseDay(text, out LocalDay day))
        {
            return Member.Day;
        }

        into.Day = day;
        if (!facts.Integer(Member.Received, 0, FieldBounds.MostCount, out long received))
        {
            return Member.Received;
        }

        if (!facts.Integer(Member.Resolved, 0, FieldBounds.MostCount, out long resolved))
        {
            return Member.Resolved;
        }

        bool ok = facts.Integer(Member.Backlog, 0, FieldBounds.MostCount, out long backlog);
        (into.Received, into.Resolved, into.Backlog) = (received, resolved, backlog);
        return ok ? Member.None : Member.Backlog;
    }
}
