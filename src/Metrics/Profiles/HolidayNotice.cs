using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles;

/// <summary>That holidays are missing, as the log, /health/ready and `check-profile` say it to whoever runs the program.</summary>
public static class HolidayNotice
{
    /// <summary>One a year that is missing.</summary>
    public static IReadOnlyList<string> Of(Profile profile, LocalDay today) => [.. profile.Calendar.YearsMissing(today).Select(year => string.Create(
        CultureInfo.InvariantCulture,
        $"holidays.csv of {profile.Id} has no holidays of {year}: due times run through Tết and every other holiday of it. Add them and raise the profile's version"))];
}
