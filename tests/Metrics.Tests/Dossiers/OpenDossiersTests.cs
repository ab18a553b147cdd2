using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Dossiers;

public class OpenDossiersTests
{
    private const int Units = 3;
    private static readonly Instant Start = LocalDay.Of(2025, 6, 2).Start;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counts_are_those_of_a_plain_dictionary_whatever_is_set_removed_and_forgotten(int seed)
    {
        var random = new Random(seed);
        var open = new OpenDossiers(Units);
        open.Clear(Start);
        Dictionary<KeyHash, (int Unit, List<StateChange> Changes)> model = [];
        InstantCounts[] heard = new InstantCounts[Units];
        Instant now = Start;
        for (int step = 0; step < 8_000; step++)
        {
            // Few different hashes: keys crowd in the index.
            var key = new KeyHash((ulong)random.Next(400), (ulong)random.Next(3));
            int unit = (int)(key.A % Units);
            List<StateChange> changes = random.Next(4) == 0 ? [] : Changes(now, random);
            heard[unit] += open.Set(key, unit, changes);
            model[key] = (unit, changes);
            if (random.Next(20) == 0)
            {
                now += random.Next(10) == 0 ? TimeSpan.FromHours(-1) : TimeSpan.FromMinutes(random.Next(0, 600));
                open.Advance(now, (changed, by) => heard[changed] += by);
            }

            if (step % 100 == 0)
            {
                for (int u = 0; u < Units; u++)
                {
                    InstantCounts expected = model.Values.Where(m => m.Unit == u)
                        .Aggregate(default(InstantCounts), (sum, m) => sum + m.Changes.LastOrDefault(c => c.At <= now).State.ToCounts());
                    open.Counts(u).ShouldBe(expected);
                    heard[u].ShouldBe(expected);
                }
            }
        }

        open.Advance(now + TimeSpan.FromDays(400), (_, _) => { });
        open.Count.ShouldBe(model.Values.Count(m => m.Changes.Count > 0 && m.Changes[^1].State != DossierState.None));
    }

    private static List<StateChange> Changes(Instant now, Random random)
    {
        List<StateChange> changes = [];
        Instant at = now - TimeSpan.FromDays(3);
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            at += new TimeSpan(random.NextInt64(1, TimeSpan.TicksPerDay * 2));
            changes.Add(new StateChange(at, (DossierState)random.Next(16)));
        }

        if (random.Next(2) == 0)
        {
            changes.Add(new StateChange(at + new TimeSpan(1), DossierState.None));
        }

        return changes;
    }
}
