namespace Ioc.Metrics.Kpis;

/// <summary>Step of a series: a minute, an hour, or a local day.</summary>
public enum SeriesStep : byte
{
    Minute,
    Hour,
    Day,
}

/// <summary>How steps are written over the API, and how long they are.</summary>
public static class SeriesSteps
{
    /// <summary>Parses `1m`, `1h`, `1d`.</summary>
    public static bool TryParse(string? text, out SeriesStep step)
    {
        step = text switch
        {
            "1h" => SeriesStep.Hour,
            "1d" => SeriesStep.Day,
            _ => SeriesStep.Minute,
        };
        return text is "1m" or "1h" or "1d";
    }

    public static TimeSpan Length(this SeriesStep step) => step switch
    {
        SeriesStep.Minute => TimeSpan.FromMinutes(1),
        SeriesStep.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}
