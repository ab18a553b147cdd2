using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles;

/// <summary>That holidays are missing, as the log, /health/ready and `check-profile` say it to whoever runs the program.</summary>
public static class HolidayNotice
{
    /// <summary>One a year whose holidays are missing, all or some.</summary>
    public static IReadOnlyList<string> Of(Profile profile, LocalDay today) => [.. profile.Calendar.YearsMissing(today).Select(missing => string.Create(
        CultureInfo.InvariantCulture,
        $"holidays.csv of {profile.Id} lacks holidays of {missing.Year}, at least {missing.Names(day => day.ToString())}: due times run through them as through working days. Add them and raise the profile's version"))];
}
