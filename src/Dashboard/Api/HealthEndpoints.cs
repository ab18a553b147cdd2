using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>Whether the process answers at all.</summary>
public sealed record Liveness(string Status);

/// <summary>Whether it does its work: consumer lag, last commit, states of stores and broker ("ok" or what is wrong).</summary>
public sealed record Readiness(string Status, string Source, double ConsumerLagSeconds, string? LastCommit, long CommitNumber, bool CaughtUp, StoreStates Stores, string Broker)
{
    /// <summary>Why it is not ready, in plain words; empty when it is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>Each "ok" or what is wrong.</summary>
public sealed record StoreStates(string Operational, string TimeSeries);

/// <summary>GET /health/live and /health/ready; no credential.</summary>
internal static class HealthEndpoints
{
    public static Ok<Liveness> Live() => TypedResults.Ok(new Liveness("live"));

    /// <summary>200 when everything that figures depend on works, else 503; the body says what does not.</summary>
    public static async Task<JsonHttpResult<Readiness>> ReadyAsync(IngestState state, IReadiness readiness, ITimeSeriesStore series, TimeProvider clock, CancellationToken cancellation)
    {
        IngestSnapshot now = state.Snapshot();
        IReadOnlyList<string> whyNot = readiness.WhyNot();
        bool ready = whyNot.Count == 0;
        var answer = new Readiness(
            ready ? "ready" : "not ready",
            now.State.ToString().ToLowerInvariant(),
            Math.Round(now.LagSeconds, 1),
            now.LastCommit?.ToString(),
            now.CommitNumber,
            now.CaughtUp,
            new StoreStates(now.StoreError ?? "ok", await LookAsync(series, Instant.From(clock.GetUtcNow()), cancellation)),
            now.BrokerError ?? "ok")
        { Reasons = whyNot };
        return TypedResults.Json(answer, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Charts depend on it, live figures do not: trouble is told, but does not make us unready.</summary>
    private static async Task<string> LookAsync(ITimeSeriesStore series, Instant now, CancellationToken cancellation)
    {
        try
        {
            await series.ReadAsync("province", "backlog", now - TimeSpan.FromMinutes(2), now, TimeSpan.FromMinutes(1), cancellation);
            return "ok";
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            return trouble.Message;
        }
    }
}
