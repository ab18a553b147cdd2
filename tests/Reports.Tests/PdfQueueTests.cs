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
