using System.ComponentModel;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>Whether the process answers at all.</summary>
public sealed record Liveness(string Status);

/// <summary>Whether it does its work: consumer lag, last commit, states of stores and broker ("ok" or what is wrong).</summary>
public sealed record Readiness(
    string Status, string Source, double ConsumerLagSeconds, string? LastCommit, long CommitNumber,
    [property: Description("What the partitions held when they were taken is counted, and their owners keep up.")] bool CaughtUp, StoreStates Stores, string Broker)
{
    /// <summary>Why it is not ready, in plain words; empty when it is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Offsets that were not consumed and found since the workers started, in plain words; figures are incomplete since.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Years whose holidays are missing, in plain words; figures go on without them.</summary>
    public IReadOnlyList<string> Holidays { get; init; } = [];

    /// <summary>"ok", or why boards do not get all live parts.</summary>
    public string Live { get; init; } = "ok";

    /// <summary>"ok", or how many dead letters their topic can never take, and why; those are in the store alone. Told by the process that relays them.</summary>
    public string DeadLetters { get; init; } = "ok";
}

/// <summary>Each "ok" or what is wrong.</summary>
public sealed record StoreStates(string Operational, string TimeSeries);

/// <summary>GET /health/live and /health/ready; no credential.</summary>
internal static class HealthEndpoints
{
    public static Ok<Liveness> Live() => TypedResults.Ok(new Liveness("live"));

    /// <summary>
    /// 200 when everything that figures depend on works, else 503; the body says what does not. Charts depend on the time-series store, live figures do not: trouble
    /// there is told, but does not make us unready. Nothing is asked here: a proxy waits for three seconds.
    /// </summary>
    public static JsonHttpResult<Readiness> Ready(IngestState state, IReadiness readiness, SeriesWatch series, PostgresState database, Profile profile, TimeProvider time)
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
            new StoreStates(database.Outage?.Why ?? now.StoreError ?? "ok", series.State),
            now.BrokerTrouble ?? state.Writing.Words.FirstOrDefault() ?? "ok")
        {
            Reasons = whyNot,
            Holidays = HolidayNotice.Of(profile, Instant.From(time.GetUtcNow()).Day),
            Live = now.LiveError ?? "ok",
            DeadLetters = state.DeadLetterTopic,
            Gaps = [.. now.Gaps.Select(GapWords.Of)],
        };
        return TypedResults.Json(answer, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
