using System.Net.Http.Headers;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Stands between the client package and the server: maps the write address to the one that 1.x has, and hands on Retry-After as whole seconds or not at all,
/// since the package throws at a date (which counts by the server's own clock, as far as it tells it).
/// </summary>
internal sealed class InfluxHandler(string database, Func<bool> isOne, TimeProvider time) : DelegatingHandler
{
    private const string Write = "api/v2/write", RetryAfter = "Retry-After";
    private const double LongestWait = 86_400;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (isOne() && request.RequestUri?.GetLeftPart(UriPartial.Path) is { } path && path.EndsWith(Write, StringComparison.Ordinal))
        {
            request.RequestUri = new Uri($"{path[..^Write.Length]}write?db={Uri.EscapeDataString(database)}&precision=s");
        }

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Headers.Contains(RetryAfter))
        {
            RetryConditionHeaderValue? asked = answer.Headers.RetryAfter;
            TimeSpan? wait = asked?.Delta ?? (asked?.Date - (answer.Headers.Date ?? time.GetUtcNow()));
            answer.Headers.Remove(RetryAfter);
            answer.Headers.RetryAfter = wait is { TotalSeconds: var seconds } ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(seconds), 0, LongestWait))) : null;
        }

        return answer;
    }
}
