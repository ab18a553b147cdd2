using System.Text.Json;
using Ioc.Ingest.Mapping;

namespace Ioc.Ingest.Tests.Mapping;

public sealed class JsonPointerTests
{
    /// <summary>The document and the pointers of RFC 6901, section 5.</summary>
    private const string Document = """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}""";

    [Theory]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    [InlineData("", Document)]
    public void It_finds_what_the_standard_says(string pointer, string expected) => Find(Document, pointer).ShouldBe(expected);

    [Theory]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/00")]
    [InlineData("/foo/+1")]
    [InlineData("/foo/99999999999")]
    [InlineData("/foo/0/x")]
    [InlineData("/x")]
    [InlineData("/foo/x")]
    public void What_is_not_there_is_not_found(string pointer) => Find(Document, pointer).ShouldBeNull();

    [Theory]
    [InlineData("foo")]
    [InlineData("/a~")]
    [InlineData("/a~2b")]
    [InlineData("#/foo")]
    public void Another_text_is_no_pointer(string text) => JsonPointer.Parse(text).ShouldBeNull();

    [Fact]
    public void An_escaped_tilde_is_no_slash() => Find("""{"~1":1,"/":2}""", "/~01").ShouldBe("1");

    private static string? Find(string json, string pointer)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonPointer.Parse(pointer)!.TryFind(document.RootElement, out JsonElement found) ? found.GetRawText() : null;
    }
}
