using System.Globalization;
using Ioc.Faults.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Judging;

/// <summary>Every acknowledged event of a dossier is in its history once, and nothing else is: what was lost is named, which a figure cannot do.</summary>
internal static class LedgerJudge
{
    private const int Named = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromSeconds(1);

    public static Task EveryEventOnceAsync(JudgedTopology topology) => Eventually.Succeeds<bool, ShouldAssertException>(() => CompareAsync(topology), Patience);

    private static async Task<bool> CompareAsync(JudgedTopology topology)
    {
        var codec = new DossierHistoryCodec();
        List<string> kept = [.. (await topology.AskAsync(
            "SELECT unit, number, history FROM dossiers",
            row => codec.Decode(row.GetFieldValue<byte[]>(2)).Events.ToArray()
                .Select(e => Name(row.GetString(0), row.GetString(1), e.IdText, e.Sha.ToString("X32", CultureInfo.InvariantCulture))).ToArray())).SelectMany(names => names)];
        NaiveEvent[] acknowledged = [.. topology.Naive.Events.Where(e => e.IsStatus || e.IsRating)];
        HashSet<string> never = [.. kept];
        NaiveEvent[] lost = [.. acknowledged.Where(e => !never.Remove(Name(e)))];
        string[] twice = [.. kept.CountBy(name => name).Where(each => each.Value > 1).Select(each => each.Key)];
        if (lost.Length == 0 && never.Count == 0 && twice.Length == 0)
        {
            return true;
        }

        await Task.Delay(Pause); // it may be on its way; the next look reads everything again
        IReadOnlyDictionary<string, string> places = LogSearch.Places(topology, lost);
        throw new ShouldAssertException(
            $"of {acknowledged.Length} acknowledged events"
            + Said("lost", lost.Select(e => $"{places.GetValueOrDefault(e.Json, "not in Kafka")}: {Name(e)}")) + Said("counted though never acknowledged", never) + Said("counted twice", twice));
    }

    private static string Name(NaiveEvent e) => Name(e.Commune, e.Dossier, e.Id, e.Sha[..32]);

    private static string Name(string unit, string number, string id, string sha) => $"{unit} {number} {id} {sha}";

    private static string Said(string what, IEnumerable<string> events)
    {
        string[] all = [.. events.Order(StringComparer.Ordinal)];
        return all.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {all.Length} {what}:\n  {string.Join("\n  ", all.Take(Named))}");
    }
}
