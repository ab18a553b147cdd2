using Bunit;
using Ioc.Operations.Cases;
using Ioc.Dashboard.Components.Shared;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>Texts of people and senders; how they look in a browser is in LongTextsTests (tests/EndToEnd).</summary>
public sealed class LongTextTests
{
    [Theory]
    [InlineData("Máy chủ hỏng, đã thay nguồn <b>mới</b>.")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_people_write_stands_there_as_it_is(string? text)
    {
        await using var context = new VietnameseComponent();
        VietnameseComponent.Text(Render(context, text)).ShouldBe(text ?? "");
    }

    [Fact]
    public async Task What_is_taken_today_is_shown_whole_however_long_its_words()
    {
        await using var context = new VietnameseComponent();
        string text = new('W', Notes.MostLetters);
        Render(context, text).Find("span.long").TextContent.ShouldBe(text);
    }

    [Fact]
    public async Task Of_a_longer_one_the_beginning_is_shown_and_all_of_it_when_asked_for()
    {
        await using var context = new VietnameseComponent();
        string text = string.Concat(Enumerable.Repeat("một hai ba ", 2_000));
        IRenderedComponent<LongText> shown = Render(context, text);
        shown.Find("details.long > summary").TextContent.ShouldBe($"{text[..300]}… (22.000 ký tự)");
        shown.Find("details.long").TextContent.ShouldEndWith(text);
        Render(context, text, whole: true).Markup.Trim().ShouldBe(text.Trim());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void No_letter_is_cut_in_two(int before)
    {
        string cut = LongText.First(new string('a', before) + string.Concat(Enumerable.Repeat("𠀀", 300)), 300);
        cut.Length.ShouldBe(before == 0 ? 300 : 299);
        cut.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    private static IRenderedComponent<LongText> Render(VietnameseComponent context, string? text, bool whole = false) =>
        context.Render<LongText>(parameters => parameters.Add(part => part.Text, text).Add(part => part.Whole, whole));
}
