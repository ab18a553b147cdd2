using Ioc.Dashboard.Live;

namespace Ioc.Dashboard.Tests.Live;

public sealed class SharedReadsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly SharedReads _reads = new();
    private int _made;

    [Fact]
    public async Task Viewers_of_the_same_share_one_read()
    {
        int[] got = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Read(("lgsp", "*"))));
        got.ShouldAllBe(number => number == 1);
        (await Read(("lgsp", "10001"))).ShouldBe(2, "who may see something else reads for themselves");
    }

    [Fact]
    public async Task It_is_read_anew_when_no_longer_fresh_and_when_something_was_changed()
    {
        await Read("a");
        (await _reads.ReadAsync("page", "a", TimeSpan.Zero, Make)).ShouldBe(2);
        _reads.Forget("page");
        (await Read("a")).ShouldBe(3);
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _reads.ReadAsync<int>("page", "a", Long, () => throw new InvalidOperationException()));
        (await Read("a")).ShouldBe(1);
    }

    private Task<int> Read(object key) => _reads.ReadAsync("page", key, Long, Make);

    private Task<int> Make() => Task.FromResult(Interlocked.Increment(ref _made));
}
