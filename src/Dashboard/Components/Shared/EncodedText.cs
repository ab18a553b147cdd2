using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>Text for markup that is written by hand, also within the quotes of an attribute. Vietnamese letters stay as they are.</summary>
internal static class EncodedText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string? text) => Encoder.Encode(text ?? string.Empty);
}
