using System.Security.Cryptography;
using System.Text;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Http;

namespace Ioc.Ingest.Hosting;

/// <summary>How a worker is: what it consumes and how far, and why not when it does not. Holidays: years whose holidays are missing, which does not make it unready.</summary>
public sealed record WorkerReadiness(
    string Status, string Source, double ConsumerLagSeconds, string? LastCommit, long CommitNumber, bool CaughtUp, string Store, string TimeSeries, string Broker, bool Coordinator,
    IReadOnlyDictionary<string, int> Partitions, IReadOnlyList<string> Gaps, string DeadLetters, IReadOnlyList<string> Holidays, IReadOnlyList<string> Reasons);

/// <summary>GET /health/live, /health/ready and /metrics of a worker.</summary>
internal static class WorkerHealth
{
    public static IResult Live() => Results.Text("""{"status":"live"}""", "application/json");

    /// <summary>200 when it consumes and commits, or waits for partitions; else 503, and the body says why.</summary>
    public static IResult Ready(IngestState state, IReadiness readiness, ICoordinatorLease lease, SeriesWatch series, Profile profile, TimeProvider time)
    {
        IngestSnapshot now = state.Snapshot();
        IReadOnlyList<string> whyNot = readiness.WhyNot();
        bool ready = whyNot.Count == 0;
        var answer = new WorkerReadiness(
            ready ? "ready" : "not ready",
            now.State.ToString().ToLowerInvariant(),
            Math.Round(now.LagSeconds, 1),
            now.LastCommit?.ToString(),
            now.CommitNumber,
            now.CaughtUp,
            now.StoreError ?? "ok",
            series.State,
            now.BrokerTrouble ?? "ok",
            lease.IsHeld,
            now.Partitions.GroupBy(partition => partition.Topic, StringComparer.Ordinal).ToDictionary(topic => topic.Key, topic => topic.Count(), StringComparer.Ordinal),
            [.. now.Gaps.Select(GapWords.Of)],
            state.DeadLetterTopic,
            HolidayNotice.Of(profile, Instant.From(time.GetUtcNow()).Day),
            whyNot);
        return Results.Json(answer, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Prometheus text; with the read key when one is set.</summary>
    public static RequestDelegate Metrics(RequestDelegate text, string? readKey) => context =>
    {
        if (readKey is null || Shows(context.Request, readKey))
        {
            return text(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    };

    private static bool Shows(HttpRequest request, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + key));
}
