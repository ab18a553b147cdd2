using System.Globalization;
using System.Text.Json;

namespace Ioc.Ingest.Mapping;

/// <summary>A JSON pointer (RFC 6901). Immutable, thread-safe.</summary>
internal sealed class JsonPointer
{
    private readonly string[] _tokens;

    private JsonPointer(string text, string[] tokens) => (Text, _tokens) = (text, tokens);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Null: the text is none. It begins with a slash, or is empty (the whole); `~1` stands for a slash, `~0` for a tilde.</summary>
    public static JsonPointer? Parse(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return null;
        }

        string[] tokens = text.Split('/')[1..];
        return Array.Exists(tokens, IsWrong) ? null : new JsonPointer(text, Array.ConvertAll(tokens, Unescaped));
    }

    /// <summary>False: there is no such value. A member that is there twice: the last one.</summary>
    public bool TryFind(JsonElement root, out JsonElement found)
    {
        found = root;
        foreach (string token in _tokens)
        {
            bool there = found.ValueKind switch
            {
                JsonValueKind.Object => found.TryGetProperty(token, out found),
                JsonValueKind.Array => TryItem(found, token, out found),
                _ => false,
            };
            if (!there)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryItem(JsonElement array, string token, out JsonElement item)
    {
        bool isIndex = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && (token.Length == 1 || token[0] != '0');
        item = isIndex && index < array.GetArrayLength() ? array[index] : default;
        return item.ValueKind != JsonValueKind.Undefined;
    }

    private static bool IsWrong(string token)
    {
        for (int at = token.IndexOf('~', StringComparison.Ordinal); at >= 0; at = token.IndexOf('~', at + 1))
        {
            if (at + 1 == token.Length || token[at + 1] is not ('0' or '1'))
            {
                return true;
            }
        }

        return false;
    }

    private static string Unescaped(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
