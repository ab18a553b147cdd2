using System.Globalization;
using Ioc.Operations.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Past;

/// <summary>Says that a board of the past was not complete then, and why.</summary>
public static class PastWords
{
    /// <summary>Null for a board of now, and for one that was complete. Seen: the units of the reader.</summary>
    public static string? Of(LiveSnapshot board, IReadOnlyList<UnitLive> seen, Texts texts)
    {
        if (board.Moment is not { } moment)
        {
            return null;
        }

        PastTexts words = texts.Past;
        List<string> reasons = [.. Reasons(moment, board, seen, texts)];
        return reasons.Count > 0 ? string.Format(CultureInfo.InvariantCulture, words.Incomplete, string.Join("; ", reasons))
            : moment.IsUnknown ? words.NotRecorded
            : null;
    }

    private static IEnumerable<string> Reasons(PastMoment moment, LiveSnapshot board, IReadOnlyList<UnitLive> seen, Texts texts)
    {
        PastTexts words = texts.Past;
        if (moment.Missed)
        {
            yield return words.WasMissed;
        }
        else if (moment.Condition == SourceCondition.Down)
        {
            yield return words.WasDown;
        }
        else if (moment.Condition == SourceCondition.Late)
        {
            yield return string.Format(CultureInfo.InvariantCulture, words.WasLate, texts.Formats.Age(moment.Lag));
        }

        if (moment.UnobservedSince is { } since)
        {
            yield return string.Format(CultureInfo.InvariantCulture, words.WasUnobserved, texts.Formats.DayAndTime(since));
        }

        if (moment.Reporting is not null && LiveFigures.Of(seen, null, board.AsOf) is var figures && new Coverage(figures.Reporting, figures.Expected).IsPartial)
        {
            yield return string.Format(CultureInfo.InvariantCulture, words.WasPartial, texts.Formats.Count(figures.Reporting), texts.Formats.Count(figures.Expected));
        }
    }
}
