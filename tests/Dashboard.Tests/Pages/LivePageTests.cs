using AngleSharp.Dom;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>What every page of figures inherits: a store that runs out of time makes it late, and only the newest question is answered.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class LivePageTests(SeededProvince province)
{
    private readonly Instant _morning = (province.Now.Day - 6).Start + TimeSpan.FromHours(9);

    [Fact]
    public async Task Frame_of_a_day_that_ran_out_of_time_makes_the_page_late_and_is_shown_when_the_store_answers()
    {
        // Another day than the address asks for: its board has to be read.
        Instant frame = _morning + TimeSpan.FromDays(1);
        (OpenPage page, Probe probe) = await OpenAsync("/probe?at=" + PastInstant.Write(_morning));
        await using OpenPage opened = page;
        await page.UntilAsync(shown => TextOf(shown) == _morning.ToString(), "the board that the address asks for");
        page.Mood.TimesOut = true;
        await page.DoAsync(() => probe.SlideAsync(frame));
        (probe.Delay.Since, probe.Shown).ShouldBe((_morning, _morning));
        page.Mood.TimesOut = false;
        await page.UntilAsync(shown => TextOf(shown) == frame.ToString(), "the frame, by itself");
        probe.Delay.Since.ShouldBeNull();
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Snapshot_whose_reads_ran_out_of_time_does_not_become_the_time_of_what_is_shown()
    {
        (OpenPage page, Probe probe) = await OpenAsync("/probe");
        await using OpenPage opened = page;
        var failing = new TaskCompletionSource<Instant>(TaskCreationOptions.RunContinuationsAsynchronously);
        Instant before = default;
        await page.DoAsync(() =>
        {
            before = probe.Shown;
            probe.Renewing = () =>
            {
                failing.TrySetResult(probe.Shown);
                throw new TaskCanceledException("The store did not answer in time.");
            };
            return Task.CompletedTask;
        });
        Instant failed = await failing.Task.WaitAsync(province.Host.Patience);
        (Instant? Since, Instant Shown) seen = default;
        await page.DoAsync(() => Task.FromResult(seen = (probe.Delay.Since, probe.Shown)));
        (failed > before, seen.Since, seen.Shown).ShouldBe((true, before, before));
    }

    [Fact]
    public async Task Answer_to_an_older_question_is_not_taken()
    {
        (OpenPage page, Probe probe) = await OpenAsync("/probe");
        await using OpenPage opened = page;
        TaskCompletionSource<string> older = new(), newer = new(), failing = new();
        var taken = new List<string>();
        Task<bool> first = Task.FromResult(false), second = first, third = first;
        await page.DoAsync(() =>
        {
            third = probe.AskAsync(failing.Task, taken.Add);
            first = probe.AskAsync(older.Task, taken.Add);
            second = probe.AskAsync(newer.Task, taken.Add);
            return Task.CompletedTask;
        });
        newer.SetResult("newer");
        await second;
        older.SetResult("older");
        failing.SetCanceled();
        (await first, await second, await third).ShouldBe((true, true, true));
        (string.Join(' ', taken), probe.HasFailed).ShouldBe(("newer", false));
    }

    private async Task<(OpenPage Page, Probe Probe)> OpenAsync(string address)
    {
        var there = new TaskCompletionSource<Probe>();
        OpenPage page = OpenPage.At<Probe>(province.Host, address, null, (nameof(Probe.There), (Action<Probe>)there.SetResult));
        return (page, await there.Task.WaitAsync(province.Host.Patience));
    }

    private static string TextOf(IDocument shown) => shown.QuerySelector("p")?.TextContent ?? string.Empty;

    /// <summary>The smallest page: the time of its figures.</summary>
    private sealed class Probe : LivePage
    {
        [Parameter]
        public Action<Probe>? There { get; set; }

        public Func<Task> Renewing { get; set; } = () => Task.CompletedTask;

        public Instant Shown => Now;

        public bool HasFailed => Failed;

        public Task SlideAsync(Instant at) => ShowAtAsync(at);

        public Task<bool> AskAsync(Task<string> answer, Action<string> take) => TryLoadAsync(() => answer, take);

        protected override void OnInitialized() => There!(this);

        protected override Task OnParametersSetAsync() => TakeAddressAsync();

        protected override Task ShowAsync() => Renewing();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, IsBoard ? Now.ToString() : string.Empty);
            builder.CloseElement();
        }
    }
}
