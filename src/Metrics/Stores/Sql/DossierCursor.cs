using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Place of a dossier in the order of a page; the next page begins after it. Opaque to callers (base64url).</summary>
internal readonly record struct DossierCursor(string Unit, long Key, long Row)
{
    /// <summary>Throws ArgumentException for what this program did not write.</summary>
    public static DossierCursor Parse(string text)
    {
        string[] parts = Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') : [];
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long key)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long row)
            ? new DossierCursor(parts[2], key, row)
            : throw new ArgumentException("The cursor is not one of ours.", nameof(text));
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Key}|{Row}|{Unit}")));
}
