using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>What a minute says of the source is of all workers, not of the one that writes it.</summary>
public sealed class WholeSourceTests
{
    private readonly FakeClock _clock = new(Instant.Parse("2026-03-02T09:00:00+07:00"));
    private readonly IngestSettings _settings = new();

    [Fact]
    public void A_worker_tells_the_worse_of_its_own_state_and_what_all_workers_say()
    {
        var own = new IngestState(_clock, _settings);
        own.BrokerSays(null);
        var source = new WholeSource(own, _clock, _settings);
        source.Now().ShouldBe((SourceState.Live, 0), "nothing was heard of others: there are none");

        source.Heard(Report(lag: 42));
        source.Now().ShouldBe((SourceState.Late, 42));
        source.Heard(Report(lag: 0, broker: "no ingest worker is alive"));
        source.Now().State.ShouldBe(SourceState.Down);
        source.Heard(Report(lag: 0));
        source.Now().ShouldBe((SourceState.Live, 0));

        own.StoreFailed("full");
        source.Now().State.ShouldBe(SourceState.Down, "its own trouble counts too");
    }

    private static SourceReport Report(double lag, string? broker = null) => new(lag, null, 0, null, broker, true, []);
}
