using Ioc.Dashboard.Past;
using Ioc.Dashboard.Tests.Cases;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Tests.Past;

/// <summary>A day of the past is read once, whoever else looks at another.</summary>
public sealed class PastBoardTests : IAsyncLifetime
{
    private readonly CasesFolder _stores = new();
    private Counted<IKpiReader> _reads = null!;
    private PastBoard _past = null!;

    private LocalDay Today => _stores.Clock.Now.Day;

    private int DaysRead => _reads.Calls.GetValueOrDefault(nameof(IKpiReader.StateAsync));

    public async Task InitializeAsync()
    {
        await _stores.InitializeAsync();
        (IKpiReader reader, _reads) = Counted<IKpiReader>.Of(_stores.Store);
        _past = new PastBoard(reader, _stores.Store, _stores.Series, _stores.Store, _stores.Profile, _stores.Clock);
    }

    [Fact]
    public async Task Two_viewers_who_play_two_days_read_each_once()
    {
        for (int hour = 0; hour < 24; hour++)
        {
            foreach (LocalDay day in new[] { Today - 9, Today - 2 })
            {
                Instant at = day.Start + TimeSpan.FromHours(hour);
                (await _past.AtAsync(at, default)).AsOf.ShouldBe(at);
            }
        }

        DaysRead.ShouldBe(2);
    }

    [Fact]
    public async Task The_day_that_was_not_looked_at_for_longest_goes_first()
    {
        for (int day = 1; day <= PastBoard.MostDays; day++)
        {
            await LookAsync(day);
        }

        await LookAsync(1);
        await LookAsync(PastBoard.MostDays + 1);
        DaysRead.ShouldBe(PastBoard.MostDays + 1);
        await LookAsync(1);
        DaysRead.ShouldBe(PastBoard.MostDays + 1);
        await LookAsync(2);
        DaysRead.ShouldBe(PastBoard.MostDays + 2);
    }

    [Fact]
    public async Task A_day_that_could_not_be_read_is_read_again()
    {
        _reads.Failure = new StoreUnavailableException("away");
        await Should.ThrowAsync<StoreUnavailableException>(() => LookAsync(1));
        _reads.Failure = null;
        await LookAsync(1);
    }

    public async Task DisposeAsync()
    {
        _past.Dispose();
        await _stores.DisposeAsync();
    }

    private Task LookAsync(int daysAgo) => _past.AtAsync((Today - daysAgo).Start, default);
}
