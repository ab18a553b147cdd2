using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>What a program that has just started has not heard of is not known; it is neither none nor well.</summary>
public sealed class UnknownStatesTests : IAsyncLifetime
{
    private readonly RunningHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Of_systems_that_nobody_heard_of_no_page_says_that_they_are_well()
    {
        using HttpClient person = _host.As(Roles.Committee), ingest = _host.Client(RunningHost.IngestKey);
        SystemsTexts words = Texts.Of(Language.Vietnamese).Systems;
        IElement unknown = await MainAsync(person);
        unknown.QuerySelector("[data-none-known]")!.TextContent.ShouldBe(words.NoneKnown);
        unknown.QuerySelector("[data-trouble-count]")!.TextContent.ShouldBe("–");
        unknown.TextContent.ShouldNotContain(words.NoTroubles);
        unknown.TextContent.ShouldNotContain("0/0");

        string commune = _host.Profile.Units[0].Code, system = _host.Profile.Systems.First(each => each.CommuneLevel).Id;
        (await ingest.PostEventsAsync(Events.Health(commune, system, "up", 0).ToJsonString())).EnsureSuccessStatusCode();
        IElement known = await Eventually.Is("a known state", () => MainAsync(person), main => main.QuerySelector("[data-none-known]") is null);
        known.TextContent.ShouldContain(words.NoTroubles);
        known.QuerySelector("[data-trouble-count]")!.TextContent.ShouldBe("0");
    }

    private static async Task<IElement> MainAsync(HttpClient viewer) =>
        new HtmlParser().ParseDocument(await viewer.GetStringAsync("/systems")).QuerySelector("main")!;
}
