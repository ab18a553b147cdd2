using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>What real senders and networks produced, each at its smallest, of one commune: good or not, nothing of it may harm anything else.</summary>
internal static class AbsurdEvents
{
    /// <summary>Moments that languages write for "none", or that no calendar has.</summary>
    private static readonly string[] _moments = ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "2016-12-31T23:59:60Z"];

    /// <summary>Each the body of an event; Commune: its unit. Now: the machine's time, Day: a day that is over.</summary>
    public static IEnumerable<JsonObject> Of(string commune, string procedure, DateTimeOffset now, string day)
    {
        string at = now.AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        int sent = 0;
        foreach (string number in NastyText.All)
        {
            yield return Event("vn.ioc.dossier.status", Status(number, 1));
        }

        foreach (long sequence in new[] { 1_762_132_500_000, 202_511_030_800_001, long.MaxValue })
        {
            yield return Event("vn.ioc.dossier.status", Status("by-the-clock", sequence));
        }

        foreach (string moment in _moments)
        {
            JsonObject due = Status("due " + moment, 1), accepted = Status("accepted " + moment, 1), then = Status("at " + moment, 1);
            (due["dueAt"], accepted["acceptedAt"], then["at"]) = (moment, moment, moment);
            yield return Event("vn.ioc.dossier.status", due);
            yield return Event("vn.ioc.dossier.status", accepted);
            yield return Event("vn.ioc.dossier.status", then);
        }

        foreach (int interval in new[] { 1, 60_000, int.MaxValue })
        {
            yield return Event("vn.ioc.system.health", new JsonObject { ["commune"] = commune, ["system"] = "tthc", ["status"] = "up", ["at"] = at, ["intervalSeconds"] = interval, ["latencyMs"] = 86_400_000, ["detail"] = new string('x', 40_000) });
        }

        foreach (string count in new[] { "0", "100000000", "9223372036854775807", "9223372036854775808", "1e400" })
        {
            yield return Event("vn.ioc.source.total", Parsed($$"""{"commune":"{{commune}}","day":"{{day}}","received":{{count}},"resolved":{{count}},"backlog":{{count}},"at":"{{at}}"}"""));
        }

        foreach ((string numerator, string denominator) in new[] { ("79228162514264337593543950335", "1e-28"), ("1000000000000000", "0.000001"), ("0", "1000000000000000"), ("1e400", "1") })
        {
            foreach (string unit in new[] { commune, "province" })
            {
                yield return Event("vn.ioc.indicator.report", Parsed(
                    $$"""{"unit":"{{unit}}","indicator":"T2","at":"{{at}}","numerator":{{numerator}},"denominator":{{denominator}},"reportedBy":"=HYPERLINK(\"x\")","note":"{{new string('g', 40_000)}}"}"""));
            }
        }

        JsonObject Status(string number, long sequence) => new()
        {
            ["commune"] = commune,
            ["dossier"] = number,
            ["procedure"] = procedure,
            ["sequence"] = sequence,
            ["status"] = "accepted",
            ["at"] = at,
            ["channel"] = "online",
        };

        JsonObject Event(string type, JsonNode data) => new()
        {
            ["specversion"] = "1.0",
            ["id"] = $"absurd-{sent++}",
            ["source"] = "/vn/40/absurd",
            ["type"] = type,
            ["time"] = at,
            ["data"] = data,
        };

        static JsonNode Parsed(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions())!;
    }
}
