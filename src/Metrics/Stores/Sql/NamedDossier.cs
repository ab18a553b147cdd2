using System.Text.Json;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Which dossier a rejected event names, so that the dossier's page finds it.</summary>
internal static class NamedDossier
{
    /// <summary>What is larger than any event may be is not looked into.</summary>
    private const int MostBytes = 65_536;

    /// <summary>`data.dossier` of the event; null when it is no JSON, names none, or no unit is known.</summary>
    public static string? Of(DeadLetter letter)
    {
        if (letter.Unit is null || letter.Value.Length > MostBytes)
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(letter.Value);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("dossier", out JsonElement dossier) && dossier.ValueKind == JsonValueKind.String
                && dossier.GetString() is { Length: > 0 and <= 64 } number ? number : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Malformed JSON, or a text that is not UTF-16: it names no dossier of ours.
            return null;
        }
    }
}
