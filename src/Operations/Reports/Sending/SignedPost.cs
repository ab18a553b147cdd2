using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Ioc.Operations.Sending;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Reports.Sending;

/// <summary>
/// HTTPS POST of JSON. Idempotency-Key names what is sent, Ioc-Signature is HMAC-SHA256 (hex) over the whole body with the feed's key. Any 2xx is accepted; redirects are
/// not followed; who has not answered after 15 s is given up. A failure is an answer, never an exception (but cancellation). Thread-safe.
/// </summary>
public sealed class SignedPost(FeedKey key, RealTime clock) : IDisposable
{
    /// <summary>From the connection to the end of the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int FirstWords = 300;

    private readonly HttpClient _client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Slot: what no two are made for. Token: bearer; null: none.</summary>
    public async Task<SendAnswer> SendAsync(string target, string body, string slot, string? token, CancellationToken cancellation)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", Idempotency.KeyOf(slot));
        request.Headers.Add("Ioc-Signature", key.Sign(bytes));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var patience = new CancellationTokenSource(Patience, clock.Provider);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ends.Token);
            string words = await FirstWordsAsync(answer, ends.Token);
            return new SendAnswer(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode} {words}").Trim());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer(false, string.Create(CultureInfo.InvariantCulture, $"no answer within {Patience.TotalSeconds:0} s"));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return new SendAnswer(false, failed.InnerException?.Message ?? failed.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>For people to read. The status has decided: words that do not come change nothing.</summary>
    private static async Task<string> FirstWordsAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        byte[] words = new byte[FirstWords];
        try
        {
            await using Stream stream = await answer.Content.ReadAsStreamAsync(cancellation);
            int read = await stream.ReadAtLeastAsync(words, words.Length, throwOnEndOfStream: false, cancellation);
            return Encoding.UTF8.GetString(words, 0, read).ReplaceLineEndings(" ").Replace('\0', ' ');
        }
        catch (Exception broken) when (broken is OperationCanceledException or HttpRequestException or IOException)
        {
            return "";
        }
    }
}
