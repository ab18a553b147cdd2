using System.Security.Cryptography;
using System.Text;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>
/// Text as PostgreSQL can keep it: it has no NUL, which a sender may well write into a string, and no stray surrogates.
/// U+0001 begins an escape (U+0001 0: NUL, U+0001 1: itself), so that different texts stay different.
/// </summary>
internal static class PostgresText
{
    private const int LongestKey = 300;

    public static string Encode(string text)
    {
        string kept = text.AsSpan().ContainsAny('\0', '\u0001')
            ? text.Replace("\u0001", "\u00011", StringComparison.Ordinal).Replace("\0", "\u00010", StringComparison.Ordinal)
            : text;
        return kept.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept)) : kept;
    }

    public static string Decode(string text) => text.Contains('\u0001', StringComparison.Ordinal)
        ? text.Replace("\u00010", "\0", StringComparison.Ordinal).Replace("\u00011", "\u0001", StringComparison.Ordinal)
        : text;

    /// <summary>Short enough for an index (a row of one has at most 2,704 bytes): what is longer is cut and told apart by its hash.</summary>
    public static string Key(string text) => text.Length <= LongestKey
        ? text
        : $"{text.AsSpan(0, 200)}…{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
