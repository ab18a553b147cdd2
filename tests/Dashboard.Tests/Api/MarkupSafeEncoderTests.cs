using System.Text.Json;
using Ioc.Operations.Sending;

namespace Ioc.Dashboard.Tests.Api;

public sealed class MarkupSafeEncoderTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = MarkupSafeEncoder.Instance };

    [Theory]
    [InlineData("<script>&", "\"\\u003Cscript\\u003E\\u0026\"")]
    [InlineData("Xã Nghĩa Mai +07:00 'a'", "\"Xã Nghĩa Mai +07:00 'a'\"")]
    [InlineData("a\"b\\c\u0001\n", "\"a\\\"b\\\\c\\u0001\\n\"")]
    public void Only_markup_and_what_JSON_asks_for_is_escaped(string text, string json) => JsonSerializer.Serialize(text, Options).ShouldBe(json);

    [Fact]
    public void Every_text_comes_back_as_it_was()
    {
        for (int c = 0; c < 0xD800; c++)
        {
            string text = $"a{(char)c}{char.ConvertFromUtf32(0x1F600)}<";
            JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text, Options)).ShouldBe(text);
        }
    }
}
