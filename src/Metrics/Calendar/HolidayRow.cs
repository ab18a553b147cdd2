using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>A row of holidays.csv. Closed: holiday, swapped_day_off, compensatory_day_off; open: working_saturday. Applies whatever its status.</summary>
public sealed record HolidayRow(LocalDay Day, string NameVi, bool Closed, string Kind, string Status, string Source)
{
    /// <summary>Not announced yet, or to be looked at again.</summary>
    public bool IsUncertain => Status is "check" or "estimated";
}
