using Ioc.Ingest.Gateway;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Why handing over did not begin, or ended early.</summary>
public enum HandOverTrouble
{
    None,

    /// <summary>Not all that has come is counted, or not all programs know how to hand over (law).</summary>
    NotCaughtUp,

    /// <summary>Somebody else hands this unit over at this moment.</summary>
    UnderWay,

    /// <summary>Events were not taken, or not counted in time.</summary>
    NotTaken,
}

/// <summary>What became of handing a unit's dossiers over. SameNumber: the successor has another dossier of that number; they stay. Left: how many it did not come to.</summary>
public sealed record HandOverOutcome(int HandedOver, int SameNumber, int Left, HandOverTrouble Trouble);

/// <summary>
/// Hands all open dossiers of a unit that has ended over to the unit that took it over (KPIS.md, Handing over), by events through the gateway as any other: commits, counters, series and histories follow them.
/// What the successor lacks of a dossier is sent; where it is seen to lack nothing the old unit gives it up. So it may end anywhere and be done again. Thread-safe.
/// </summary>
public sealed partial class HandingOver(
    IOperationalStore store, ILeases leases, EventGateway gateway, LiveBoard board, Profile profile, AuditLog audit, TimeProvider time, RealTime machine, ILogger<HandingOver> log)
{
    /// <summary>Dossiers that are looked at together.</summary>
    private const int PartOf = 100;

    /// <summary>For how long what was sent may stay uncounted; the lease lasts longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Look = TimeSpan.FromMilliseconds(250), LeaseLasts = TimeSpan.FromMinutes(3);

    /// <summary>The unit that takes over, through successors that have ended too; null: none that exists is named.</summary>
    public Unit? SuccessorOf(Unit ended)
    {
        Unit? unit = ended;
        LocalDay today = Instant.From(time.GetUtcNow()).Day;
        for (int steps = 0; unit is not null && (unit == ended || unit.HasEnded(today)) && steps < profile.Units.Count; steps++)
        {
            unit = unit.Successor is { } code ? profile.FindUnit(code) : null;
        }

        return unit is not null && unit != ended && unit.IsValidOn(today) ? unit : null;
    }

    /// <summary>In the audit before it happens, and what came of it after. Throws as the store does.</summary>
    public async Task<HandOverOutcome> RunAsync(Unit ended, Unit successor, string actor, CancellationToken cancellation)
    {
        // A dossier might be handed over without its last status, and a program of before law 4 would count what is handed over as stopped.
        if (board.Latest.Source.Condition != SourceCondition.Live || (await store.StateAsync(cancellation)).Law != Law.Version)
        {
            return new HandOverOutcome(0, 0, 0, HandOverTrouble.NotCaughtUp);
        }

        string[] takers = [.. Runs(Subject(ended.Code)).Select(row => Words(row)[0]).Append(successor.Code).Distinct()];
        var run = new Run(ended.Code, successor.Code, takers, actor, Instant.FromUnixMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()), $"hand-over:{ended.Code}", Guid.NewGuid().ToString("N"));
        if (!await HoldsAsync(run, cancellation))
        {
            return new HandOverOutcome(0, 0, 0, HandOverTrouble.UnderWay);
        }

        try
        {
            audit.Write(actor, AuditAction.DossiersHandedOver, Subject(ended.Code), successor.Code);
            HandOverOutcome outcome = await RunAsync(run, cancellation);
            audit.Write(actor, AuditAction.DossiersHandedOver, Subject(ended.Code), $"{successor.Code} {outcome.HandedOver} {outcome.SameNumber} {outcome.Left}");
            return outcome;
        }
        finally
        {
            await leases.GiveUpLeaseAsync(run.Lease, run.Holder, cancellation);
        }
    }

    /// <summary>Codes of units whose last run did not come to its end: what it had begun is to be finished, whatever is open there now.</summary>
    public IReadOnlySet<string> Unfinished() =>
        Runs().DistinctBy(row => row.Subject).Where(row => Words(row) is not [_, _, _, "0"]).Select(row => row.Subject[Subject("").Length..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>What the audit has of earlier runs, of one subject or of all, the newest first.</summary>
    private IReadOnlyList<AuditEntry> Runs(string? subject = null) => audit.Find(new AuditQuestion(Action: AuditAction.DossiersHandedOver.Code, Subject: subject, Limit: int.MaxValue));

    private static string Subject(string unit) => $"unit:{unit}";

    /// <summary>What a run wrote into the audit: the successor, at its end with the numbers of <see cref="HandOverOutcome"/>.</summary>
    private static string[] Words(AuditEntry row) => row.Detail!.Split(' ');

    private async Task<HandOverOutcome> RunAsync(Run run, CancellationToken cancellation)
    {
        HashSet<string> numbers = await NumbersAsync(run, cancellation);
        int looked = 0, done = 0, same = 0, left = 0;
        foreach (string[] part in numbers.Chunk(PartOf))
        {
            HashSet<string> given = [], sent = [];
            long began = machine.Provider.GetTimestamp();
            bool goesOn = true, inTime = true;
            Step step;
            while ((step = await StepAsync(run, part, cancellation)).Events.Count > 0 && goesOn && inTime)
            {
                given.UnionWith(step.Given);
                List<ReadOnlyMemory<byte>> fresh = [.. step.Events.Where(e => sent.Add(Convert.ToBase64String(e))).Select(e => (ReadOnlyMemory<byte>)e)];
                goesOn = await HoldsAsync(run, cancellation) && await SendAsync(fresh, run.Actor, cancellation);
                inTime = machine.Provider.GetElapsedTime(began) < Patience;
                if (fresh.Count == 0)
                {
                    await Task.Delay(Look, machine.Provider, cancellation); // on Kafka a worker counts it
                }
            }

            given.IntersectWith(step.Gone);
            (looked, done, same, left) = (looked + part.Length, done + given.Count, same + step.SameNumber, left + step.Waiting);
            if (!goesOn || (!inTime && given.Count == 0))
            {
                return new HandOverOutcome(done, same, left + numbers.Count - looked, HandOverTrouble.NotTaken);
            }
        }

        return new HandOverOutcome(done, same, left, left == 0 ? HandOverTrouble.None : HandOverTrouble.NotTaken);
    }

    /// <summary>What is in progress at the old unit, and what was taken over from there: an earlier run may have ended between the two.</summary>
    private async Task<HashSet<string>> NumbersAsync(Run run, CancellationToken cancellation)
    {
        HashSet<string> numbers = new(StringComparer.Ordinal);
        await foreach (DossierRow row in store.OpenDossiersAsync(run.At, run.Takers.Append(run.Ended).ToHashSet(StringComparer.Ordinal), cancellation))
        {
            if (row.Key.Unit == run.Ended ? DossierTimeline.At(row.Facts, run.At) != DossierState.None : row.Facts.TakenOverFrom == run.Ended)
            {
                numbers.Add(row.Key.Number);
            }
        }

        return numbers;
    }

    /// <summary>What is to be sent now for these dossiers, by what is counted; nothing: all is as it should be.</summary>
    private async Task<Step> StepAsync(Run run, string[] part, CancellationToken cancellation)
    {
        var step = new Step();
        var codec = new DossierHistoryCodec();
        Dictionary<DossierKey, DossierRow> rows = (await store.FindDossiersAsync([.. part.SelectMany(number => run.Takers.Append(run.Ended).Select(unit => new DossierKey(unit, number)))], cancellation))
            .ToDictionary(row => row.Key);
        foreach (string number in part)
        {
            if (!rows.TryGetValue(new DossierKey(run.Ended, number), out DossierRow? here))
            {
                continue; // whoever took it over, not from there
            }

            // Whoever took it over in an earlier run keeps it, also when the profile names another successor since.
            DossierRow? taken = run.Takers.Select(unit => rows.GetValueOrDefault(new DossierKey(unit, number))).FirstOrDefault(row => row?.Facts.TakenOverFrom == run.Ended);
            Instant at = taken?.Facts.TakenOverAt ?? run.At;
            bool gone = here.Facts.HandedOverTo is not null, inProgress = DossierTimeline.At(here.Facts, at) != DossierState.None;
            if (taken is null && (gone || !inProgress))
            {
                continue; // closed meanwhile
            }

            if (taken is null && rows.GetValueOrDefault(new DossierKey(run.Successor, number)) is { Facts.Status: not DossierStatus.None })
            {
                step.SameNumber++; // two people's papers must not become one
                continue;
            }

            DossierHistory history = codec.Decode(here.History);
            string taker = taken?.Key.Unit ?? run.Successor;
            IReadOnlyList<byte[]> missing = HandOverEvents.Taking(here.Key, history, taken is null ? null : codec.Decode(taken.History), taker, at);
            step.Waiting += missing.Count > 0 || (inProgress && !gone) ? 1 : 0;
            step.Gone.UnionWith(gone ? [number] : []);
            if (!HandOverEvents.CanBeGiven(history, missing))
            {
                continue; // it stays, and is told of as left
            }

            step.Events.AddRange(missing);
            if (missing.Count == 0 && inProgress && !gone)
            {
                step.Events.Add(HandOverEvents.Giving(here.Key, history, taker, at));
                step.Given.Add(number);
            }
        }

        return step;
    }

    private async Task<bool> HoldsAsync(Run run, CancellationToken cancellation) => await leases.TakeLeaseAsync(run.Lease, run.Holder, LeaseLasts, cancellation) is not null;

    /// <summary>What the ledger refuses, since more was said of a dossier meanwhile, the next look sends otherwise.</summary>
    private async Task<bool> SendAsync(List<ReadOnlyMemory<byte>> events, string actor, CancellationToken cancellation)
    {
        switch (events.Count == 0 ? null : await gateway.AcceptAsync(events, Caller.Anyone(actor), cancellation))
        {
            case NotTaken refused:
                LogNotTaken(log, refused.Reason);
                return false;
            case Taken { Rejected: [{ } rejected, ..] }:
                LogNotTaken(log, $"{rejected.Reason}: {rejected.Detail}");
                return true;
            default:
                return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handing over: not all events were taken: {Why}")]
    private static partial void LogNotTaken(ILogger logger, string why);

    private sealed record Run(string Ended, string Successor, IReadOnlyList<string> Takers, string Actor, Instant At, string Lease, string Holder);

    private sealed class Step
    {
        public List<byte[]> Events { get; } = [];

        public List<string> Given { get; } = [];

        /// <summary>Those that the old unit has given up.</summary>
        public HashSet<string> Gone { get; } = [];

        /// <summary>Dossiers for which something is to be sent, or is sent and not counted yet.</summary>
        public int Waiting { get; set; }

        public int SameNumber { get; set; }
    }
}
