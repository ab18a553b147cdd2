using Ioc.Dashboard.Access;

namespace Ioc.Dashboard.Tests.Access;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/communes/16681?period=today", "/communes/16681?period=today")]
    [InlineData("/", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Only_paths_of_this_site_are_followed(string? asked, string followed) => LocalAddress.OrHome(asked).ShouldBe(followed);
}
