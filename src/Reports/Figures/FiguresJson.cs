using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ioc.Reports.Figures;

/// <summary>Canonical JSON of figures: UTF-8, camel case, members in the order of the records, no spaces, shortest numbers that read back the same.</summary>
public static class FiguresJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
    };

    public static byte[] Write(ReportFigures figures) => JsonSerializer.SerializeToUtf8Bytes(figures, _options);

    /// <summary>Throws <see cref="InvalidDataException"/> for what is no figures of this program's version.</summary>
    public static ReportFigures Read(ReadOnlySpan<byte> json)
    {
        try
        {
            ReportFigures? figures = JsonSerializer.Deserialize<ReportFigures>(json, _options);
            return figures is { Format: "ioc.report/1" } ? figures : throw new InvalidDataException($"figures of an unknown format: {figures?.Format}");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("no figures of a report: " + error.Message, error);
        }
    }
}
