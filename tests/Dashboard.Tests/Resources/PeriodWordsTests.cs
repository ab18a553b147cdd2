using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Resources;

public sealed class PeriodWordsTests
{
    [Theory]
    [InlineData("2025-10", "tháng 10/2025", "October 2025")]
    [InlineData("2025-03", "tháng 3/2025", "March 2025")]
    [InlineData("2025-Q4", "quý 4/2025", "Q4 2025")]
    [InlineData("2025", "năm 2025", "2025")]
    [InlineData("2025-10-31", "31/10/2025", "31/10/2025")]
    [InlineData("2025-10-01..2025-10-31", "01/10/2025 – 31/10/2025", "01/10/2025 – 31/10/2025")]
    [InlineData("something-else", "something-else", "something-else")]
    public void A_code_of_a_period_is_told_in_words(string code, string vietnamese, string english)
    {
        PeriodWords.Of(Texts.Of(Language.Vietnamese), code).ShouldBe(vietnamese);
        PeriodWords.Of(Texts.Of(Language.English), code).ShouldBe(english);
    }
}
