using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// Handing a dossier over as events (KPIS.md, Handing over; CONTRACTS.md, Events): the taking unit gets every status that holds at the giving one, as its source said it, and goes on from there;
/// at the giving one a last status closes the dossier. JSON as any source could send it. Thread-safe.
/// </summary>
public static class HandOverEvents
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether all of it can be said again: no event may be larger than any source's, and the last sequence has one after it.</summary>
    public static bool CanBeGiven(DossierHistory history, IReadOnlyList<byte[]> taking) =>
        history.Sequences[^1].Sequence < long.MaxValue && taking.All(e => e.Length <= EventDecoder.LargestEvent);

    /// <summary>The dossier's statuses that the taking unit does not have yet (there: null, when it has none), repeated for it.</summary>
    public static IReadOnlyList<byte[]> Taking(DossierKey dossier, DossierHistory history, DossierHistory? there, string successor, Instant at)
    {
        HashSet<string> has = [];
        foreach (ref readonly DossierEvent item in there is null ? default : there.Events)
        {
            has.Add(item.IdText);
        }

        var missing = new List<byte[]>();
        foreach (ref readonly DossierEvent item in history.Sequences)
        {
            if (item.HandOver is not { TakenOverAt: null } && !has.Contains(Id(dossier, item)))
            {
                missing.Add(Write(dossier, item, successor, at));
            }
        }

        return missing;
    }

    /// <summary>The status that closes it at the unit that hands it over at the instant: one past the highest, since the unit takes it only from who has seen all that was said (EndedUnit).</summary>
    public static byte[] Giving(DossierKey dossier, DossierHistory history, string successor, Instant at)
    {
        bool simulated = history.Sequences[^1].Source.StartsWith("/sim/", StringComparison.Ordinal);
        long sequence = history.Sequences[^1].Sequence + 1;
        string id = string.Create(CultureInfo.InvariantCulture, $"hand-over/{dossier.Unit}/{dossier.Number}/{sequence}/{at.Ticks}");
        return Write(simulated ? "/sim/ioc/hand-over" : "/ioc/hand-over", id, at, json =>
        {
            json.WriteString("commune", dossier.Unit);
            json.WriteString("dossier", dossier.Number);
            json.WriteNumber("sequence", sequence);
            json.WriteString("status", EventWords.Name(DossierStatus.Stopped));
            json.WriteString("at", at.ToString());
            json.WriteString("handedOverTo", successor);
        });
    }

    /// <summary>The same whenever, and by whomever, this status of this dossier is repeated.</summary>
    private static string Id(DossierKey dossier, in DossierEvent item) =>
        string.Create(CultureInfo.InvariantCulture, $"taken-over/{dossier.Unit}/{dossier.Number}/{item.Sequence}/{item.Sha:x32}");

    /// <summary>With the `time` of its source: of two of one sequence the same one holds there as here.</summary>
    private static byte[] Write(DossierKey dossier, DossierEvent item, string successor, Instant at) => Write(item.Source, Id(dossier, item), item.Time, json =>
    {
        json.WriteString("commune", successor);
        json.WriteString("dossier", dossier.Number);
        json.WriteNumber("sequence", item.Sequence);
        json.WriteString("status", EventWords.Name(item.Status));
        json.WriteString("at", item.At.ToString());
        Text("procedure", item.Procedure);
        Text("channel", EventWords.Name(item.Channel));
        Flag("fullyOnline", item.FullyOnline);
        Flag("outsideArea", item.OutsideArea);
        Text("dueAt", item.DueAt is { } due && !NoDate.Is(due) ? due.ToString() : null);
        Text("acceptedAt", item.AcceptedAt?.ToString());
        Flag("digitizedComponents", item.DigitizedComponents);
        Flag("digitizedResult", item.DigitizedResult);
        Text("payment", EventWords.Name(item.Payment));
        json.WriteString("takenOverFrom", dossier.Unit);
        json.WriteString("takenOverAt", at.ToString());

        void Text(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                json.WriteString(name, value);
            }
        }

        void Flag(string name, bool? value)
        {
            if (value is { } known)
            {
                json.WriteBoolean(name, known);
            }
        }
    });

    private static byte[] Write(string source, string id, Instant time, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("source", source);
            json.WriteString("type", EventWords.Name(EventKind.DossierStatus));
            json.WriteString("time", time.ToString());
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
