using System.Data.Common;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>Reads the courses of alerts' figures, each by itself and for a short time only: a page waits for none of them longer. Thread-safe.</summary>
public sealed class AlertCourses(AlertFigures figures, ITimeSeriesStore series, Profile profile, TimeProvider time)
{
    private static readonly TimeSpan Around = TimeSpan.FromHours(12), Step = TimeSpan.FromMinutes(15), Limit = TimeSpan.FromSeconds(2);

    /// <summary>Alert: as the viewer sees it. Of several units it is the province's, if the viewer may see that. Ended null: it goes on.</summary>
    public async Task<CourseAnswer> ReadAsync(OpenAlert alert, AlertRule rule, Instant? ended, bool province, CancellationToken cancellation)
    {
        if (figures.Find(rule.Figure) is not { Course: { } field } figure || (alert.Units.Count != 1 && !province))
        {
            return CourseAnswer.None;
        }

        var now = Instant.From(time.GetUtcNow());
        string? unit = alert.Units is [{ } only] ? only : null;
        Instant from = alert.Since - Around, to = Instant.Min(alert.Since + Around, now);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Limit);
            Task<IReadOnlyList<(Instant, double)>> values = Field(field), over = figure.Over is null or AlertFigure.Units ? Task.FromResult<IReadOnlyList<(Instant, double)>>([]) : Field(figure.Over);
            await Task.WhenAll(values, over).WaitAsync(limit.Token);
            IReadOnlyList<(Instant Time, double Value)> course = Divided(figure, await values, await over, now);
            bool same = alert.Units.Count <= 1 && figure.Id != "systemWide";
            return course.Count < 2 ? CourseAnswer.None : new CourseAnswer(
                new AlertCourse(course, figure.Id == "systemWide" ? field : figure.Id, unit, figure.IsShare, from, to, alert.Since, Instant.Min(ended ?? now, to), same ? rule.Threshold : null), false);

            Task<IReadOnlyList<(Instant, double)>> Field(string name) => series.ReadAsync(unit ?? "province", name, from, to, Step, limit.Token);
        }
        catch (Exception away) when (away is StoreUnavailableException or DbException or HttpRequestException || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return CourseAnswer.Away;
        }
    }

    private IReadOnlyList<(Instant Time, double Value)> Divided(AlertFigure figure, IReadOnlyList<(Instant Time, double Value)> values, IReadOnlyList<(Instant Time, double Value)> over, Instant now)
    {
        if (figure.Over is null)
        {
            return values;
        }

        double units = profile.Units.Count(unit => unit.IsValidOn(now.Day));
        Dictionary<Instant, double> whole = over.ToDictionary(one => one.Time, one => one.Value);
        return [.. values.Select(one => (one.Time, Whole: figure.Over == AlertFigure.Units ? units : whole.GetValueOrDefault(one.Time), one.Value))
            .Where(one => one.Whole > 0).Select(one => (one.Time, one.Value / one.Whole))];
    }
}
