using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>workingHours of profile.json: the first has no `from`, later ones say from which day they hold.</summary>
internal static class HoursSetting
{
    public static List<WorkingHours> Read(JsonObject root)
    {
        var hours = new List<WorkingHours>();
        List<JsonPart> items = root.Items("workingHours", required: true);
        foreach (JsonPart part in items)
        {
            JsonObject? item = root.Child(part, "workingHours")?.Knows("from", "morning", "afternoon");
            if (item is null)
            {
                continue;
            }

            LocalDay? from = item.OptionalDay("from");
            if (hours.Exists(h => h.From == from))
            {
                item.Error(item.Line, from is null ? "a second entry without from" : $"a second entry from {from}");
            }

            if (Span(item, "morning") is { } morning && Span(item, "afternoon") is { } afternoon)
            {
                if (afternoon.Start < morning.End)
                {
                    item.Error(item.Line, "morning and afternoon overlap");
                }

                hours.Add(new WorkingHours(from, morning.Start, morning.End, afternoon.Start, afternoon.End));
            }
        }

        if (items.Count > 0 && hours.Count == items.Count && !hours.Exists(h => h.From is null))
        {
            root.Error(items[0].Line, "workingHours: no entry without from, so the hours before the first are not known");
        }
        else if (items.Count == 0 && root.Find("workingHours") is { Kind: JsonValueKind.Array } empty)
        {
            root.Error(empty.Line, "workingHours is empty");
        }

        return hours;
    }

    private static (TimeSpan Start, TimeSpan End)? Span(JsonObject item, string name)
    {
        List<string> texts = item.Texts(name, required: true);
        int line = item.Find(name)?.Line ?? item.Line;
        if (texts.Count == 2 && Time(texts[0]) is { } start && Time(texts[1]) is { } end)
        {
            if (end <= start)
            {
                item.Error(line, $"{name} ends before it begins");
            }

            return (start, end);
        }

        if (item.Find(name) is not null)
        {
            item.Error(line, $"{name} is not two times (HH:mm)");
        }

        return null;
    }

    private static TimeSpan? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time.ToTimeSpan() : null;
}
