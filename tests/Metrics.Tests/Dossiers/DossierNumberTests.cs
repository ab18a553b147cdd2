using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Tests.Dossiers;

public sealed class DossierNumberTests
{
    [Theory]
    [InlineData("H41.17329-251103-0007")]
    [InlineData("h41.17329-251103-0007")]
    [InlineData(" H41.17329 - 251103 – 0007. ")]
    [InlineData("H41.17329—251103―0007")]
    [InlineData("H41.17329\u2010251103\u20110007")]
    [InlineData("H41.17329\u2212251103\uFE630007")]
    [InlineData("H41.17329\u00A0-\u202F251103-\u200B0007\uFEFF")]
    [InlineData("H41.17329-\u00AD251103-0007\r\n")]
    [InlineData("Ｈ４１．１７３２９－２５１１０３－０００７")]
    public void However_it_was_pasted_it_is_the_same_number(string pasted) => DossierNumber.Plain(pasted).ShouldBe("H41.17329-251103-0007");

    [Theory]
    [InlineData("H41.17329-251103-0008", "H41.17329-251103-0008")]
    [InlineData("H41/17329_1", "H41/17329_1")]
    [InlineData("hồ sơ 1", "HỒSƠ1")]
    [InlineData(" \u200B.", "")]
    public void What_else_it_holds_stays(string written, string plain) => DossierNumber.Plain(written).ShouldBe(plain);

    /// <summary>A half of a letter, and what Unicode calls no character: neither has a normal form.</summary>
    [Fact]
    public void What_is_no_letter_is_taken_too() => new[] { "a\uD800b", "a\uFFFEb" }.Select(DossierNumber.Plain).ShouldBe(["A\uFFFDB", "A\uFFFDB"]);
}
