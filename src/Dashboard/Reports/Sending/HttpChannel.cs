using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Reports.Archive;
using Ioc.Dashboard.Settings;

namespace Ioc.Dashboard.Reports.Sending;

/// <summary>
/// HTTPS POST of the signed feed and of webhooks. Idempotency-Key names the delivery, Ioc-Signature is HMAC-SHA256 (hex) over the whole body with the feed's key.
/// Any 2xx is accepted; redirects are not followed.
/// </summary>
public sealed class HttpChannel(ReportArchive archive, ReportSettings settings, FeedKey key) : IDeliveryChannel, IDisposable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(30) };

    public bool Takes(string kind) => kind is Delivery.Feed or Delivery.Webhook;

    public async Task<DeliveryAnswer> SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        byte[] body = Encoding.UTF8.GetBytes(delivery.Body ?? Webhook(delivery));
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Slot)))[..32]);
        request.Headers.Add("Ioc-Signature", key.Sign(body));
        if (delivery.Kind == Delivery.Feed && settings.FeedToken is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            string words = await FirstWordsAsync(answer, cancellation);
            return new DeliveryAnswer(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode} {words}").Trim());
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new DeliveryAnswer(false, failed.InnerException?.Message ?? failed.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<string> FirstWordsAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        byte[] words = new byte[300];
        await using Stream stream = await answer.Content.ReadAsStreamAsync(cancellation);
        int read = await stream.ReadAtLeastAsync(words, words.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(words, 0, read).ReplaceLineEndings(" ").Replace('\0', ' ');
    }

    private string Webhook(Delivery delivery)
    {
        ArchivedReport report = archive.Find(delivery.Report!.Value)!;
        string id = report.Id.ToString(CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(
            new
            {
                Event = "report." + delivery.What,
                report.Id,
                report.Period,
                report.Version,
                report.State,
                report.Sha256,
                report.AsOf,
                report.Simulated,
                report.PreparedBy,
                report.ApprovedBy,
                report.SentTo,
                Link = settings.Link is { } link ? new Uri(link, "/reports/" + id).AbsoluteUri : "/reports/" + id,
            },
            _json);
    }
}
