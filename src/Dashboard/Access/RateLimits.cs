using System.Globalization;
using System.Threading.RateLimiting;
using Ioc.Dashboard.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace Ioc.Dashboard.Access;

/// <summary>Strict where a secret could be guessed, generous for programs that hold a key.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Pairing = "pairing";
    public const string Api = "api";

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RejectAsync;
        options.AddPolicy(SignIn, context => PerMinute(Address(context), 20));
        options.AddPolicy(Pairing, context => PerMinute(Address(context), 120));
        options.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(
            context.User.Identity?.IsAuthenticated == true ? context.User.Id() : Address(context),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 4000,
                TokensPerPeriod = 2000,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
    }

    private static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
        string seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await Problems.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, $"Too many requests; try again in {seconds} s.");
    }
}
