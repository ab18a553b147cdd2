using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Browser;

/// <summary>A few events whose figures can be counted by hand.</summary>
internal static class SampleEvents
{
    /// <summary>Phường Thành Vinh.</summary>
    public const string Commune = "16681";

    /// <summary>A dossier number that would do harm if it were not shown as text.</summary>
    public const string Markup = "<img src=x onerror=alert(1)>";

    private static int _sent;

    /// <summary>Two communes with dossiers: of Thành Vinh three open, two of them overdue, one with markup in its number.</summary>
    public static IReadOnlyList<object> FirstDay() =>
    [
        Accepted(Commune, "H41.17-1", online: true),
        Accepted(Commune, "H41.17-2", online: false, dueDaysAgo: 9),
        Accepted(Commune, Markup, online: true, dueDaysAgo: 3),
        Accepted("17662", "H41.62-1", online: true),
        Up(Commune, "tthc"),
        Up(Commune, "lgsp"),
    ];

    /// <summary>A dossier accepted just now; with a promise that is already broken when days are given.</summary>
    public static object Accepted(string commune, string number, bool online = true, int? dueDaysAgo = null)
    {
        DateTimeOffset at = Now().AddSeconds(-1);
        DateTimeOffset accepted = dueDaysAgo is { } days ? at.AddDays(-days - 5) : at;
        return Event("vn.ioc.dossier.status", at, new
        {
            commune,
            dossier = number,
            procedure = "1.001193",
            sequence = 1,
            status = "accepted",
            at = Text(accepted),
            acceptedAt = Text(accepted),
            channel = online ? "online" : "in-person",
            dueAt = dueDaysAgo is { } ago ? Text(at.AddDays(-ago)) : null,
        });
    }

    public static object Up(string commune, string system) =>
        Event("vn.ioc.system.health", Now(), new { commune, system, status = "up", at = Text(Now()) });

    /// <summary>A report of a system, so many seconds from now.</summary>
    public static object Health(string commune, string system, string status, int seconds) =>
        Event("vn.ioc.system.health", Now(), new { commune, system, status, at = Text(Now().AddSeconds(seconds)) });

    /// <summary>Posts the events; throws unless all are accepted.</summary>
    public static async Task PostAsync(IocProcess ioc, IReadOnlyList<object> events)
    {
        using HttpClient client = ioc.Client(IocProcess.IngestKey);
        using var body = new StringContent(JsonSerializer.Serialize(events), Encoding.UTF8);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("application/cloudevents-batch+json");
        using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", body);
        string text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, text);
        JsonDocument.Parse(text).RootElement.GetProperty("accepted").GetInt32().ShouldBe(events.Count, text);
    }

    /// <summary>Posts what is kept as a dead letter.</summary>
    public static async Task PostRejectedAsync(IocProcess ioc)
    {
        using HttpClient client = ioc.Client(IocProcess.IngestKey);
        using var body = new StringContent("{\"half\":", Encoding.UTF8, "application/cloudevents+json");
        using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static object Event(string type, DateTimeOffset at, object data) => new
    {
        specversion = "1.0",
        id = $"e2e-{Interlocked.Increment(ref _sent)}-{Guid.NewGuid():N}",
        source = "/vn/40/tthc",
        type,
        time = Text(at),
        data,
    };

    /// <summary>Now, as the running program sees it, in local time of the province.</summary>
    public static DateTimeOffset Now() => FaultEvents.Now.ToLocal();

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
