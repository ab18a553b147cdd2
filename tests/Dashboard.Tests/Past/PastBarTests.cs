using Bunit;
using Ioc.Dashboard.Components.Past;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Tests.Past;

public sealed class PastBarTests
{
    private static readonly Instant _at = Instant.Parse("2025-10-03T08:00:00+07:00");

    [Fact]
    public async Task An_instant_that_cannot_be_read_is_said_and_one_that_can_takes_the_words_away()
    {
        await using var context = new VietnameseComponent();
        bool away = true;
        var shown = new List<Instant>();
        IRenderedComponent<PastBar> bar = context.Render<PastBar>(parameters => parameters
            .Add(part => part.At, _at)
            .Add(part => part.Show, EventCallback.Factory.Create<Instant>(this, at =>
            {
                if (away)
                {
                    throw new StoreUnavailableException("away");
                }

                shown.Add(at);
            })));
        string words = Texts.Of(Language.Vietnamese).Past.Failed;
        VietnameseComponent.Text(bar).ShouldNotContain(words);

        await bar.Find("input[type=range]").ChangeAsync("600");
        VietnameseComponent.Text(bar).ShouldContain(words);
        context.Address.ShouldNotContain("at=");

        away = false;
        await bar.Find("input[type=range]").ChangeAsync("600");
        VietnameseComponent.Text(bar).ShouldNotContain(words);
        shown.ShouldBe([_at.Day.Start + TimeSpan.FromHours(10)]);
        context.Address.ShouldContain("at=2025-10-03T10%3A00");
    }
}
