using System.Net.Http.Headers;
using System.Web;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Stands between the client package and the server: maps a write to a database of 1.x (<see cref="InfluxTarget"/>) to the address that it has there, and hands on
/// Retry-After as whole seconds or not at all, since the package throws at a date (which counts by the server's own clock, as far as it tells it).
/// </summary>
internal sealed class InfluxHandler(TimeProvider time) : DelegatingHandler
{
    private const string Write = "api/v2/write", RetryAfter = "Retry-After";

    /// <summary>Who asks to be left alone for longer is asked again then, in seconds.</summary>
    private const double LongestWait = 900;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri asked = request.RequestUri!;
        if (asked.AbsolutePath.EndsWith(Write, StringComparison.Ordinal) && HttpUtility.ParseQueryString(asked.Query) is var write && string.IsNullOrEmpty(write["org"]))
        {
            request.RequestUri = new Uri($"{asked.GetLeftPart(UriPartial.Path)[..^Write.Length]}write?db={Uri.EscapeDataString(write["bucket"]!)}&precision={write["precision"]}");
        }

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Headers.Contains(RetryAfter))
        {
            RetryConditionHeaderValue? named = answer.Headers.RetryAfter;
            TimeSpan? wait = named?.Delta ?? (named?.Date - (answer.Headers.Date ?? time.GetUtcNow()));
            answer.Headers.Remove(RetryAfter);
            answer.Headers.RetryAfter = wait is { TotalSeconds: var seconds } ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(seconds), 0, LongestWait))) : null;
        }

        return answer;
    }
}
