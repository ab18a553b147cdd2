using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>The course of an alert's figure in the day around it. Unit null: of the province. Threshold null: it does not compare with these values.</summary>
public sealed record AlertCourse(
    IReadOnlyList<(Instant Time, double Value)> Values, string Figure, string? Unit, bool IsShare, Instant From, Instant To, Instant Since, Instant Until, double? Threshold);

/// <summary>A course, or why there is none: IsAway when the time-series store does not answer, else the figure has none.</summary>
public sealed record CourseAnswer(AlertCourse? Course, bool IsAway)
{
    public static readonly CourseAnswer None = new(null, false), Away = new(null, true);
}
