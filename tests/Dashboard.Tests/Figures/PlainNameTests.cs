using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Figures;

public sealed class PlainNameTests
{
    [Theory]
    [InlineData("Xã Đô Lương", "do luong")]
    [InlineData("Xã Đô Lương", "ĐÔ  LƯƠNG ")]
    [InlineData("Phường Trường Vinh", "truong")]
    [InlineData("Xã Quỳnh Lưu", "quỳnh")]
    [InlineData("Xã Quỳnh Lưu", "")]
    [InlineData("Xã Quỳnh Lưu", null)]
    public void A_name_is_found_with_or_without_accents(string name, string? typed) => PlainName.Matches(name, typed).ShouldBeTrue();

    [Theory]
    [InlineData("Xã Đô Lương", "luong do")]
    [InlineData("Xã Na Loi", "đô")]
    public void Another_name_is_not_found(string name, string typed) => PlainName.Matches(name, typed).ShouldBeFalse();

    [Fact]
    public void What_is_no_letter_finds_nothing_and_harms_nothing() => new[] { "\uFFFE", "\uDC00" }.Any(typed => PlainName.Matches("Xã Đô Lương", typed)).ShouldBeFalse();

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same() =>
        PlainName.Of("Hưng Nguyên".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe(PlainName.Of("Hưng Nguyên"));
}
