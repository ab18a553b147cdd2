using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;

namespace Ioc.Reports.Json;

/// <summary>
/// The report for machines: `{"report":{version, state, …},"sha256":"…","figures":{…},"dossierKeys":{…}}`. sha256 is of the bytes of the value of `figures` as they stand;
/// figures.dossiers.sha256 is of the compressed keys.
/// </summary>
public static class JsonDocumentFile
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(MadeReport report)
    {
        using var bytes = new MemoryStream();
        Text(bytes, "{\"report\":");
        bytes.Write(JsonSerializer.SerializeToUtf8Bytes(report.Edition, _options));
        Text(bytes, ",\"sha256\":\"" + report.Sha256 + "\",\"figures\":");
        bytes.Write(report.Json);
        if (report.Keys is { } keys)
        {
            Text(bytes, ",\"dossierKeys\":{\"encoding\":\"brotli base64\",\"data\":\"" + Convert.ToBase64String(keys.Compressed) + "\"}");
        }

        Text(bytes, "}\n");
        return bytes.ToArray();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for what is no report.</summary>
    public static (byte[] Json, string Sha256, ReportEdition Edition, DossierKeys? Keys) Read(byte[] file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(file);
            JsonElement root = document.RootElement;
            byte[] json = Encoding.UTF8.GetBytes(root.GetProperty("figures").GetRawText());
            DossierKeys? keys = root.TryGetProperty("dossierKeys", out JsonElement data) ? new DossierKeys(data.GetProperty("data").GetBytesFromBase64(), 0) : null;
            return (json, root.GetProperty("sha256").GetString() ?? "", root.GetProperty("report").Deserialize<ReportEdition>(_options)!, keys);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("no report: " + error.Message, error);
        }
    }

    private static void Text(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
