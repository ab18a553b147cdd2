using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>A row of a table. Getters note what is wrong under the row's line and give a harmless value.</summary>
internal sealed class CsvRow(ProfileFiles files, string file, int line, string[] header, string[] cells)
{
    public int Line => line;

    public void Error(string what) => files.Error(file, line, what);

    public string? Optional(string column)
    {
        int i = Array.IndexOf(header, column);
        string value = i < 0 ? "" : cells[i].Trim();
        return value.Length == 0 ? null : value;
    }

    public string Text(string column)
    {
        string? value = Optional(column);
        if (value is null)
        {
            Error($"{column} is empty");
        }

        return value ?? "";
    }

    /// <summary>One of the words; the first when it is none of them.</summary>
    public string OneOf(string column, params string[] words)
    {
        string value = Text(column);
        if (value.Length > 0 && !words.Contains(value))
        {
            Error($"{column} is '{value}', not one of {string.Join(", ", words)}");
        }

        return words.Contains(value) ? value : words[0];
    }

    public bool? OptionalBool(string column) => Optional(column) is null ? null : OneOf(column, "false", "true") == "true";

    public int? OptionalInt(string column, int min, int max)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max)
        {
            return value;
        }

        Error($"{column} is '{text}', not a whole number from {min} to {max}");
        return null;
    }

    public double? OptionalNumber(string column, double min, double max)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max)
        {
            return value;
        }

        Error(string.Create(CultureInfo.InvariantCulture, $"{column} is '{text}', not a number from {min} to {max}"));
        return null;
    }

    public LocalDay? OptionalDay(string column)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }

        if (LocalDay.TryParse(text, out LocalDay day))
        {
            return day;
        }

        Error($"{column} is '{text}', not a date (yyyy-MM-dd)");
        return null;
    }
}
