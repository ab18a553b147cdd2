using System.Text.Encodings.Web;

namespace Ioc.Operations.Sending;

/// <summary>
/// JSON as people read it (Vietnamese letters, quotes and plus signs as they are), but for what could begin markup, should an answer
/// ever be read as a page. The framework has only encoders that escape much more, or nothing of it. Immutable, thread-safe.
/// </summary>
public sealed unsafe class MarkupSafeEncoder : JavaScriptEncoder
{
    public static readonly MarkupSafeEncoder Instance = new();

    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => IsMarkup(unicodeScalar) || UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        int relaxed = UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncode(text, textLength);
        int markup = new ReadOnlySpan<char>(text, textLength).IndexOfAny('<', '>', '&');
        return relaxed < 0 ? markup : markup < 0 ? relaxed : Math.Min(relaxed, markup);
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        IsMarkup(unicodeScalar)
            ? Default.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten)
            : UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    private static bool IsMarkup(int unicodeScalar) => unicodeScalar is '<' or '>' or '&';
}
