using System.Text.Json;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Rejected events that name a dossier. They are searched among the newest of its unit: dead letters are kept 30 days.</summary>
public static class DossierLetters
{
    private const int MostSearched = 5_000;

    public static async Task<IReadOnlyList<StoredDeadLetter>> FindAsync(IKpiReader reader, DossierKey key, CancellationToken cancellation) =>
        [.. (await reader.DeadLettersAsync(new DeadLetterQuery(MostSearched) { Unit = key.Unit }, cancellation)).Where(letter => Names(letter.Letter.Value, key.Number))];

    /// <summary>Whether `data.dossier` of the event is this number; what is no JSON names none.</summary>
    private static bool Names(byte[] value, string number)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(value);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("dossier", out JsonElement dossier) && dossier.ValueKind == JsonValueKind.String && dossier.GetString() == number;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Malformed JSON, or a text that is not UTF-16: it names no dossier of ours.
            return false;
        }
    }
}
