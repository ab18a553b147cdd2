using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Each set of counters that a delta may hold has a statement of its own, also when there are more than 32 of them.</summary>
public sealed class CounterAdditionsTests : IAsyncLifetime
{
    private const int Counters = 40;

    private readonly StoreFolder _folder = new();
    private readonly string[] _columns = [.. Enumerable.Range(0, Counters).Select(i => $"c{i}")];

    [Fact]
    public void Forty_counters_add_up_alone_and_in_every_pair()
    {
        using SqliteSession session = SqliteSession.OpenWriter(_folder.File);
        session.Execute($"CREATE TABLE sums (unit TEXT PRIMARY KEY, {string.Join(", ", _columns.Select(column => column + " INTEGER NOT NULL DEFAULT 0"))})");
        var additions = new CounterAdditions(session, "sums", "unit", _columns);
        long[] expected = new long[Counters];
        for (int a = 0; a < Counters; a++)
        {
            for (int b = a; b < Counters; b++)
            {
                long[] delta = new long[Counters];
                delta[a] = 1;
                delta[b] += 1000;
                CounterAdditions.Run(additions.For(delta).Bind("16681"), delta);
                expected[a] += 1;
                expected[b] += 1000;
            }
        }

        Statement sums = session.Prepare($"SELECT {string.Join(", ", _columns)} FROM sums");
        sums.Step().ShouldBeTrue();
        Enumerable.Range(0, Counters).Select(sums.Long).ShouldBe(expected);
    }

    [Fact]
    public void More_counters_than_a_set_can_hold_are_refused_before_anything_is_written()
    {
        using SqliteSession session = SqliteSession.OpenWriter(_folder.File);
        Should.Throw<ArgumentOutOfRangeException>(() => new CounterAdditions(session, "sums", "unit", [.. Enumerable.Range(0, 65).Select(i => $"c{i}")]));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _folder.DeleteAsync();
}
