using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ioc.EndToEnd.Reports;

/// <summary>What a program with the report key asks for.</summary>
internal static class ReportRequests
{
    public const string Key = "end-to-end-report-key-0123456789abcdef";

    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["IOC_REPORT_KEY"] = Key };

    public static Task<HttpResponseMessage> MakeAsync(this HttpClient client, string period) => client.PostAsync($"/api/v1/reports?period={period}", null);

    public static async Task<JsonElement> MadeAsync(this HttpClient client, string period)
    {
        using HttpResponseMessage answer = await client.MakeAsync(period);
        string text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<IReadOnlyList<JsonElement>> ListedAsync(this HttpClient client) =>
        [.. JsonDocument.Parse(await client.GetStringAsync("/api/v1/reports")).RootElement.GetProperty("items").EnumerateArray()];

    /// <summary>Every report that is listed is there whole: its figures have its checksum.</summary>
    public static async Task<int> EveryoneIsWholeAsync(this HttpClient client)
    {
        IReadOnlyList<JsonElement> listed = await client.ListedAsync();
        foreach (JsonElement report in listed)
        {
            string file = await client.GetStringAsync(report.GetProperty("formats").GetProperty("json").GetString());
            string figures = JsonDocument.Parse(file).RootElement.GetProperty("figures").GetRawText();
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figures))).ShouldBe(report.GetProperty("sha256").GetString());
        }

        return listed.Count;
    }
}
