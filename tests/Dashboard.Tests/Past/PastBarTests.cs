using Ioc.Dashboard.Components.Past;
using Ioc.Dashboard.Resources;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Tests.Past;

public sealed class PastBarTests
{
    private static readonly Instant _at = Instant.Parse("2025-10-03T08:00:00+07:00");

    [Fact]
    public async Task An_instant_that_cannot_be_read_is_said_and_one_that_can_takes_the_words_away()
    {
        await using var page = new RenderedPage();
        bool away = true;
        var shown = new List<Instant>();
        await page.RenderAsync<PastBar>(new Dictionary<string, object?>
        {
            [nameof(PastBar.At)] = _at,
            [nameof(PastBar.Show)] = EventCallback.Factory.Create<Instant>(this, at =>
            {
                if (away)
                {
                    throw new StoreUnavailableException("away");
                }

                shown.Add(at);
            }),
        });
        string words = Texts.Of(Language.Vietnamese).Past.Failed;
        (await page.TextAsync()).ShouldNotContain(words);

        await page.ChangeAsync("600");
        (await page.TextAsync()).ShouldContain(words);
        page.Address.ShouldNotContain("at=");

        away = false;
        await page.ChangeAsync("600");
        (await page.TextAsync()).ShouldNotContain(words);
        shown.ShouldBe([_at.Day.Start + TimeSpan.FromHours(10)]);
        page.Address.ShouldContain("at=2025-10-03T10%3A00");
    }
}
