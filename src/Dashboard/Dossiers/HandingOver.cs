using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Ingest.Gateway;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Dossiers;

/// <summary>What became of handing a unit's dossiers over. SameNumber: the successor has another dossier of that number; they stay. WhyNot: it ended early, and so many are left; null: it did not.</summary>
public sealed record HandOverOutcome(int HandedOver, int SameNumber, int Left, string? WhyNot);

/// <summary>
/// Hands all open dossiers of a unit that has ended over to the unit that took it over (KPIS.md, Handing over), by events through the gateway as any other: commits, counters, series and histories follow them.
/// It may be done again after it ended early. Thread-safe.
/// </summary>
public sealed class HandingOver(IOperationalStore store, EventGateway gateway, LiveBoard board, Profile profile, AuditLog audit, TimeProvider time)
{
    /// <summary>Statuses of one batch: of whole dossiers, so a few more.</summary>
    private const int BatchOf = 500;

    /// <summary>Whether all that has come is counted: else a dossier might be handed over without its last status.</summary>
    public bool MayBegin => board.Latest.Source.Condition == SourceCondition.Live;

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

    /// <summary>In the audit before it happens. Throws as the store does.</summary>
    public async Task<HandOverOutcome> RunAsync(Unit ended, Unit successor, string actor, CancellationToken cancellation)
    {
        audit.Write(actor, AuditAction.DossiersHandedOver, $"unit:{ended.Code}", successor.Code);
        var at = Instant.FromUnixMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var codec = new DossierHistoryCodec();
        List<(DossierKey Key, DossierHistory History)> open = [];
        await foreach (DossierRow row in store.OpenDossiersAsync(at, new HashSet<string>(StringComparer.Ordinal) { ended.Code }, cancellation))
        {
            if (DossierTimeline.At(row.Facts, at) != DossierState.None)
            {
                open.Add((row.Key, codec.Decode(row.History)));
            }
        }

        int looked = 0, done = 0;
        while (looked < open.Count)
        {
            List<(DossierKey Key, DossierHistory History)> part = Part(open, looked);
            looked += part.Count;
            HashSet<string> others = await OthersAsync(part, ended.Code, successor.Code, cancellation);
            part.RemoveAll(dossier => others.Contains(dossier.Key.Number));

            // First there, then no longer here: what fails between the two is done again, and nothing is ever at neither.
            List<ReadOnlyMemory<byte>> taking = [.. part.SelectMany(dossier => HandOverEvents.Taking(dossier.Key, dossier.History, successor.Code, at)).Select(each => (ReadOnlyMemory<byte>)each)];
            List<ReadOnlyMemory<byte>> giving = [.. part.Select(dossier => (ReadOnlyMemory<byte>)HandOverEvents.Giving(dossier.Key, dossier.History, successor.Code, at))];
            if ((await SendAsync(taking, actor, cancellation) ?? await SendAsync(giving, actor, cancellation)) is { } why)
            {
                return new HandOverOutcome(done, looked - part.Count - done, open.Count - looked + part.Count, why);
            }

            done += part.Count;
        }

        return new HandOverOutcome(done, looked - done, 0, null);
    }

    /// <summary>The next dossiers, of about as many statuses as a batch takes.</summary>
    private static List<(DossierKey Key, DossierHistory History)> Part(List<(DossierKey Key, DossierHistory History)> open, int from)
    {
        int to = from;
        for (int events = 0; to < open.Count && events < BatchOf; to++)
        {
            events += open[to].History.Sequences.Length;
        }

        return open.GetRange(from, to - from);
    }

    /// <summary>Numbers under which the successor has a dossier that it did not take over from this unit: two people's papers must not become one.</summary>
    private async Task<HashSet<string>> OthersAsync(List<(DossierKey Key, DossierHistory History)> part, string ended, string successor, CancellationToken cancellation) =>
        [.. (await store.FindDossiersAsync([.. part.Select(dossier => new DossierKey(successor, dossier.Key.Number))], cancellation))
            .Where(row => row.Facts.TakenOverFrom != ended).Select(row => row.Key.Number)];

    /// <summary>Why not all were taken; null: they were.</summary>
    private async Task<string?> SendAsync(List<ReadOnlyMemory<byte>> events, string actor, CancellationToken cancellation) =>
        events.Count == 0 ? null : await gateway.AcceptAsync(events, Caller.Anyone(actor), cancellation) switch
        {
            Taken { Rejected: [{ } rejected, ..] } => $"{rejected.Reason}: {rejected.Detail}",
            NotTaken refused => refused.Reason,
            _ => null,
        };
}
