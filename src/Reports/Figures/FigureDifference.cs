using System.Text.Json;
using Ioc.Metrics.Kpis;

namespace Ioc.Reports.Figures;

/// <summary>One figure that is not the same: its place (units[16681].sheet.received), then and now as JSON; null: it was not there.</summary>
public sealed record FigureDifference(string Place, string? Then, string? Now)
{
    public override string ToString() => $"{Place}: {Then ?? "∅"} → {Now ?? "∅"}";
}

/// <summary>Differences between two sets of figures, named by code, id or day rather than by position.</summary>
public static class FigureDifferences
{
    /// <summary>Members that say when and how the figures were read, not what they are.</summary>
    private static readonly HashSet<string> _ofTheReading = new(StringComparer.Ordinal) { "asOf", "commitNumber", "coverage" };

    /// <summary>Members that follow from others of the same sheet: an edition of before they were shown has them too, unwritten.</summary>
    private static readonly HashSet<string> _derived = new(Catalogue.OfSheet.Where(figure => figure.Difference is not null).Select(figure => figure.Id), StringComparer.Ordinal);

    private static readonly string[] _keys = ["code", "id", "day", "component"];

    /// <summary>In the order of the first. Everything: also what only says when and how they were read.</summary>
    public static IReadOnlyList<FigureDifference> Between(byte[] then, byte[] now, bool everything = false)
    {
        using JsonDocument a = JsonDocument.Parse(then), b = JsonDocument.Parse(now);
        var found = new List<FigureDifference>();
        Compare("", a.RootElement, b.RootElement, everything, found);
        return found;
    }

    /// <summary>SHA-256 (hex) of the figures without what says when and how they were read: the same figures of a later commit have the same.</summary>
    public static string ContentSha256(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        Hash(document.RootElement, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Hash(JsonElement element, System.Security.Cryptography.IncrementalHash hash)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in Compared(element, everything: false))
                {
                    hash.AppendData(System.Text.Encoding.UTF8.GetBytes("{" + member.Name));
                    Hash(member.Value, hash);
                }

                hash.AppendData("}"u8);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    hash.AppendData("["u8);
                    Hash(item, hash);
                }

                hash.AppendData("]"u8);
                break;
            default:
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(element.GetRawText() + ","));
                break;
        }
    }

    private static void Compare(string place, JsonElement a, JsonElement b, bool everything, List<FigureDifference> found)
    {
        if (a.ValueKind == JsonValueKind.Object && b.ValueKind == JsonValueKind.Object)
        {
            Members(place, Named(a, everything), Named(b, everything), everything, found, (at, name) => at.Length == 0 ? name : $"{at}.{name}");
        }
        else if (a.ValueKind == JsonValueKind.Array && b.ValueKind == JsonValueKind.Array)
        {
            Members(place, Keyed(a), Keyed(b), everything, found, (at, name) => $"{at}[{name}]");
        }
        else if (a.GetRawText() != b.GetRawText())
        {
            found.Add(new FigureDifference(place, a.GetRawText(), b.GetRawText()));
        }
    }

    private static void Members(
        string place, Dictionary<string, JsonElement> a, Dictionary<string, JsonElement> b, bool everything, List<FigureDifference> found, Func<string, string, string> join)
    {
        foreach ((string name, JsonElement value) in a)
        {
            if (b.TryGetValue(name, out JsonElement other))
            {
                Compare(join(place, name), value, other, everything, found);
            }
            else
            {
                found.Add(new FigureDifference(join(place, name), value.GetRawText(), null));
            }
        }

        found.AddRange(b.Where(member => !a.ContainsKey(member.Key)).Select(member => new FigureDifference(join(place, member.Key), null, member.Value.GetRawText())));
    }

    private static Dictionary<string, JsonElement> Named(JsonElement element, bool everything) =>
        Compared(element, everything).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    /// <summary>Members of an object that say what the figures are; everything: also what only says when and how they were read.</summary>
    private static IEnumerable<JsonProperty> Compared(JsonElement element, bool everything) =>
        element.EnumerateObject().Where(member => !_derived.Contains(member.Name) && (everything || !_ofTheReading.Contains(member.Name)));

    private static Dictionary<string, JsonElement> Keyed(JsonElement array)
    {
        var items = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        int index = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            string key = Key(item) ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture);
            items.TryAdd(items.ContainsKey(key) ? $"{key}#{index}" : key, item);
            index++;
        }

        return items;
    }

    private static string? Key(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // Data quality is by unit and kind, a comparison by unit and day.
        if (item.TryGetProperty("unit", out JsonElement unit) && unit.ValueKind == JsonValueKind.String && !item.TryGetProperty("id", out _))
        {
            return unit.GetString() + (item.TryGetProperty("kind", out JsonElement kind) ? "/" + kind.GetString() : item.TryGetProperty("day", out JsonElement day) ? "/" + day.GetString() : "");
        }

        return _keys.Select(name => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(key => key is not null);
    }
}
