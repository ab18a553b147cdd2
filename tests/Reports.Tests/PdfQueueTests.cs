using Ioc.Metrics.Time;
using Ioc.Reports.Pdf;
using Ioc.Tests.Shared;

namespace Ioc.Reports.Tests;

/// <summary>How many converters run when many ask. The converter is the test's: what is made is looked at elsewhere.</summary>
public sealed class PdfQueueTests
{
    private readonly TaskCompletionSource _go = new();
    private int _made;
    private int _most;
    private int _running;

    [Fact]
    public async Task Ten_who_ask_for_one_edition_at_once_are_answered_by_one_conversion()
    {
        using var queue = new PdfQueue(MakeAsync, TimeSpan.FromMinutes(1));
        Task<byte[]>[] asked = [.. Enumerable.Range(0, 10).Select(_ => queue.ConvertAsync([1], TestClock.Shared, default))];
        _go.SetResult();
        byte[][] answers = await Task.WhenAll(asked);
        answers.ShouldAllBe(answer => ReferenceEquals(answer, answers[0]));
        (_made, _most).ShouldBe((1, 1));
        (await queue.ConvertAsync([1], TestClock.Shared, default)).ShouldBeSameAs(answers[0]);
    }

    [Fact]
    public async Task Different_editions_are_made_one_after_the_other_and_the_last_ones_are_kept()
    {
        using var queue = new PdfQueue(MakeAsync, TimeSpan.FromMinutes(1));
        _go.SetResult();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => queue.ConvertAsync([(byte)i], TestClock.Shared, default)));
        (_made, _most).ShouldBe((20, 1));
        for (byte i = 4; i < 20; i++)
        {
            await queue.ConvertAsync([i], TestClock.Shared, default);
        }

        _made.ShouldBe(20);
        await queue.ConvertAsync([0], TestClock.Shared, default);
        _made.ShouldBe(21, "it was the oldest");
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_to_come_again_and_the_one_under_way_is_kept()
    {
        using var queue = new PdfQueue(MakeAsync, TimeSpan.FromMilliseconds(50));
        Task<byte[]> first = queue.ConvertAsync([1], TestClock.Shared, default);
        (await Should.ThrowAsync<PdfBusyException>(queue.ConvertAsync([2], TestClock.Shared, default))).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(50));
        _go.SetResult();
        (await queue.ConvertAsync([1], TestClock.Shared, default)).ShouldBeSameAs(await first);
    }

    [Fact]
    public async Task Who_asks_for_one_that_is_made_already_is_answered_with_it_though_another_stands_between()
    {
        var first = new TaskCompletionSource<byte[]>();
        using var queue = new PdfQueue((docx, _, _) => docx[0] == 1 ? first.Task : new TaskCompletionSource<byte[]>().Task, TimeSpan.FromMinutes(1));
        Task<byte[]> one = queue.ConvertAsync([1], TestClock.Shared, default), other = queue.ConvertAsync([2], TestClock.Shared, default), again = queue.ConvertAsync([1], TestClock.Shared, default);
        first.SetResult([1, 0]);
        (await again.WaitAsync(TimeSpan.FromMinutes(3))).ShouldBeSameAs(await one);
        other.IsCompleted.ShouldBeFalse("its turn has come, and it is not made");
    }

    [Fact]
    public async Task A_conversion_goes_on_as_long_as_somebody_waits_for_it_and_ends_with_the_last()
    {
        using CancellationTokenSource one = new(), two = new();
        TaskCompletionSource begun = new(), ended = new();
        using var queue = new PdfQueue(
            async (docx, _, cancellation) =>
            {
                if (docx[0] == 2)
                {
                    return [9];
                }

                begun.SetResult();
                try
                {
                    return await new TaskCompletionSource<byte[]>().Task.WaitAsync(cancellation);
                }
                finally
                {
                    ended.SetResult();
                }
            },
            TimeSpan.FromMinutes(1));
        Task<byte[]> first = queue.ConvertAsync([1], TestClock.Shared, one.Token), second = queue.ConvertAsync([1], TestClock.Shared, two.Token);
        await begun.Task;
        await one.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        ended.Task.IsCompleted.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();
        await two.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        (await queue.ConvertAsync([2], TestClock.Shared, default)).ShouldBe([9]);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Who_waits_longer_than_the_patience_for_the_first_of_two_takes_no_turn_from_the_others()
    {
        var clock = new FakeClock(Instant.Parse("2025-11-03T08:00:00+07:00"));
        using var queue = new PdfQueue(MakeAsync, TimeSpan.FromSeconds(30));
        Task<byte[]> first = queue.ConvertAsync([1], clock, default), gone = queue.ConvertAsync([2], clock, default);
        await Eventually.Shows("one that is made and one that waits by this clock", () => (_made, clock.Waiting), seen => seen == (1, 1));
        clock.Advance(TimeSpan.FromSeconds(30));
        (await Should.ThrowAsync<PdfBusyException>(gone)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        _go.SetResult();
        await first;
        await queue.ConvertAsync([3], clock, default);
        _made.ShouldBe(2, "nobody waits for the second any more");
    }

    [Fact]
    public async Task A_conversion_that_fails_gives_the_turn_on_and_is_tried_again()
    {
        int calls = 0;
        using var queue = new PdfQueue((_, _, _) => calls++ == 0 ? Task.FromException<byte[]>(new PdfUnavailableException("it fell over")) : Task.FromResult<byte[]>([9]), TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<PdfUnavailableException>(queue.ConvertAsync([1], TestClock.Shared, default));
        (await queue.ConvertAsync([1], TestClock.Shared, default)).ShouldBe([9]);
    }

    private async Task<byte[]> MakeAsync(byte[] docx, TimeProvider time, CancellationToken cancellation)
    {
        _most = Math.Max(_most, Interlocked.Increment(ref _running));
        Interlocked.Increment(ref _made);
        await _go.Task.WaitAsync(cancellation);
        Interlocked.Decrement(ref _running);
        return [docx[0], 0];
    }
}
