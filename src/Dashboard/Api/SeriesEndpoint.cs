using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>Points `[time, value]`, oldest first; value is null where nothing is known.</summary>
public sealed record SeriesAnswer(IReadOnlyList<object?[]> Points);

/// <summary>GET /series: a figure over time.</summary>
internal static class SeriesEndpoint
{
    private const int DefaultSteps = 60;

    public static async Task<Results<Ok<SeriesAnswer>, ProblemHttpResult>> Get(
        string? scope, string? kpi, string? from, string? to, string? step,
        ClaimsPrincipal caller, ApiQuestion question, SeriesReader reader, CancellationToken cancellation)
    {
        if (!question.TryScope(scope, caller, out Scope of, out ProblemHttpResult? problem))
        {
            return problem;
        }

        if (!SeriesSteps.TryParse(step ?? "1d", out SeriesStep size))
        {
            return Problems.BadRequest("step: it must be `1m`, `1h` or `1d`.");
        }

        Instant now = question.Now;
        if (!ApiQuestion.TryInstant("to", to, now, endOfDay: true, out Instant last, out problem)
            || !ApiQuestion.TryInstant("from", from, last - (DefaultSteps * size.Length()), endOfDay: false, out Instant first, out problem))
        {
            return problem;
        }

        try
        {
            IReadOnlyList<SeriesValue> values = await reader.ReadAsync(of, kpi ?? "", first, last, size, cancellation);
            return TypedResults.Ok(new SeriesAnswer([.. values.Select(value => new object?[] { value.Time.ToString(), value.Value })]));
        }
        catch (ArgumentException wrong)
        {
            return Problems.BadRequest(wrong.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
