using System.Text;
using System.Text.Json.Nodes;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Events;

/// <summary>A valid event of every type, as JSON that a test may change; recorded at <see cref="RecordedAt"/>.</summary>
internal static class SampleEvents
{
    public static readonly Instant RecordedAt = Instant.Parse("2025-11-03T08:15:05+07:00");

    public static JsonObject Status() => Envelope("vn.ioc.dossier.status", """
        {"commune":"16681","dossier":"H41.17-251103-0007","procedure":"1.001193","sequence":1,"status":"accepted",
         "at":"2025-11-03T08:15:00+07:00","channel":"online","fullyOnline":true,"outsideArea":false,
         "dueAt":null,"acceptedAt":null,"digitizedComponents":true,"digitizedResult":null,"payment":"online"}
        """);

    public static JsonObject Rating() => Envelope("vn.ioc.dossier.rating", """
        {"commune":"16681","dossier":"H41.17-251103-0007","rating":5,"at":"2025-11-03T08:15:00+07:00"}
        """);

    public static JsonObject Health() => Envelope("vn.ioc.system.health", """
        {"commune":"16681","system":"tthc","status":"up","at":"2025-11-03T08:15:00+07:00","intervalSeconds":60,"latencyMs":120.5,"detail":"ổn"}
        """);

    public static JsonObject Indicator() => Envelope("vn.ioc.indicator.report", """
        {"unit":"province","indicator":"services-25","at":"2025-11-03T08:15:00+07:00","numerator":20,"denominator":25,"reportedBy":"Trung tâm","note":"x"}
        """);

    public static JsonObject Total() => Envelope("vn.ioc.source.total", """
        {"commune":"16681","day":"2025-11-02","received":10,"resolved":9,"backlog":0,"at":"2025-11-03T08:15:00+07:00"}
        """);

    public static JsonObject Of(string type) => type switch
    {
        "status" => Status(),
        "rating" => Rating(),
        "health" => Health(),
        "indicator" => Indicator(),
        _ => Total(),
    };

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static JsonObject Envelope(string type, string data) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = "c0ffee-1",
        ["source"] = "/vn/40/tthc",
        ["type"] = type,
        ["time"] = "2025-11-03T08:15:02+07:00",
        ["data"] = JsonNode.Parse(data),
    };
}
