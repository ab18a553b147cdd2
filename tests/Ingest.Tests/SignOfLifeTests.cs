using Ioc.Ingest.LiveTopic;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>When a dashboard beside workers gives its sign of life: not as long as it is ready, but as long as the source is.</summary>
public sealed class SignOfLifeTests
{
    private static readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal) { ["t"] = 2 };

    private readonly FakeClock _clock = new(Instant.Parse("2025-05-14T10:00:00+07:00"));
    private readonly SourceBeats _beats;
    private readonly IngestState _state;
    private readonly ReplicaReadiness _readiness;
    private readonly SourceSign _sign;

    public SignOfLifeTests()
    {
        _beats = new SourceBeats(_clock);
        _state = new IngestState(_clock, new IngestSettings { Consumes = false });
        _readiness = new ReplicaReadiness(_state);
        _sign = new SourceSign(_readiness, _state);
    }

    [Fact]
    public void All_workers_gone_silence_it_although_the_dashboard_is_ready_and_their_return_gives_it_again()
    {
        _sign.IsGiven().ShouldBeFalse("it has heard nothing yet");
        For(TimeSpan.FromSeconds(30), workers: true);
        _sign.IsGiven().ShouldBeTrue();

        For(TimeSpan.FromSeconds(75), workers: false);
        _sign.IsGiven().ShouldBeTrue("workers that restart wake nobody");
        For(TimeSpan.FromSeconds(15), workers: false);
        (_sign.IsGiven(), _readiness.WhyNot().Count).ShouldBe((false, 0));

        For(TimeSpan.FromSeconds(1), workers: true);
        _sign.IsGiven().ShouldBeTrue();
    }

    [Fact]
    public void A_store_that_takes_nothing_silences_it_too()
    {
        For(TimeSpan.FromSeconds(5), workers: true);
        For(TimeSpan.FromSeconds(59), workers: true, "disk full");
        _sign.IsGiven().ShouldBeTrue();
        For(TimeSpan.FromSeconds(5), workers: true, "disk full");
        _sign.IsGiven().ShouldBeFalse();
    }

    [Fact]
    public void No_cluster_from_the_beginning_is_no_sign()
    {
        _state.BrokerSays("all brokers are down");
        _clock.Advance(TimeSpan.FromSeconds(5));
        _sign.IsGiven().ShouldBeFalse();
    }

    /// <summary>Second by second, as the reader of ioc.live tells it.</summary>
    private void For(TimeSpan time, bool workers, string? storeError = null)
    {
        for (int second = 0; second < time.TotalSeconds; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            for (int partition = 0; workers && partition < 2; partition++)
            {
                _beats.Take(new SourceBeat("t", partition, 1, _clock.Now) { CaughtUp = true, StoreError = storeError });
            }

            _state.Heard(_beats.Report(_counts, _clock.Now));
        }
    }
}
