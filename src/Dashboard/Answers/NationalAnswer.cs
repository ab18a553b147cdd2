using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Ioc.Ingest.National;
using Ioc.Operations.Sending;

namespace Ioc.Dashboard.Answers;

/// <summary>Answers as senders of the national synchronisation read them: `error_code` "0" with "thành công", 3 with "đã tồn tại"; a call that is refused whole has its HTTP status as code.</summary>
internal static class NationalAnswer
{
    /// <summary>Below which all its addresses are.</summary>
    public const string Root = "/national-sync";

    private const string Good = "0", NotTaken = "1", Exists = "3";

    private static readonly JsonWriterOptions _options = new() { Encoder = MarkupSafeEncoder.Instance };

    /// <summary>Whether the request is of this protocol, whose refusals have its shape.</summary>
    public static bool IsWanted(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    public static Task SessionAsync(HttpContext context, string session) => WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteString("session", session);
        json.WriteNumber("error_code", 0);
        json.WriteString("message", "Đăng nhập thành công");
    });

    /// <summary>Nothing of the call was taken. Wait: after which it may come again; null: as it is it never will.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string message, TimeSpan? wait = null)
    {
        if (wait is { } time)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(context, status, json =>
        {
            json.WriteString("error_code", status.ToString(CultureInfo.InvariantCulture));
            json.WriteString("message", message);
        });
    }

    /// <summary>A result for each object. The whole is good when each is: senders test the code and the words.</summary>
    public static Task ResultsAsync(HttpContext context, NationalService service, IReadOnlyList<NationalResult> results) => WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        int exist = results.Count(result => result.Verdict == NationalVerdict.Exists), refused = results.Count(result => result.Verdict == NationalVerdict.Refused);
        json.WriteString("error_code", refused > 0 ? NotTaken : exist > 0 ? Exists : Good);
        json.WriteString("message", (refused, exist) switch
        {
            (0, 0) => service == NationalService.DongBoHoSoMC ? "Đồng bộ hồ sơ thành công" : "Cập nhật tiến độ hồ sơ thành công",
            (0, _) => results.Count == 1 ? "Hồ sơ đã tồn tại" : $"{exist} trên {results.Count} hồ sơ đã tồn tại",
            (_, 0) => results.Count == 1 ? Words(results[0]) : $"{refused} trên {results.Count} không nhận được",
            _ => $"{refused} trên {results.Count} không nhận được, {exist} hồ sơ đã tồn tại",
        });
        json.WriteStartArray("data");
        foreach (NationalResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("MaHoSo", result.Number);
            json.WriteString("error_code", result.Verdict switch { NationalVerdict.Taken => Good, NationalVerdict.Exists => Exists, _ => NotTaken });
            json.WriteString("message", Words(result));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Words(NationalResult result) => result.Verdict switch
    {
        NationalVerdict.Taken => "thành công",
        NationalVerdict.Exists => "đã tồn tại",
        _ => $"Không nhận được: {result.Reason} ({result.Detail})",
    };

    private static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
