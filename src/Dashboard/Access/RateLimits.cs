using System.Globalization;
using System.Threading.RateLimiting;
using Ioc.Dashboard.Answers;
using Ioc.Dashboard.Components.Layout;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace Ioc.Dashboard.Access;

/// <summary>Each way in counts by itself, so that an office behind one address can be set up. Guessing is held off by the name's lock-out (<see cref="PasswordSignIn"/>) and by the length of links.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Links = "links";
    public const string Passwords = "passwords";
    public const string Pairing = "pairing";
    public const string Api = "api";

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RejectAsync;
        options.AddPolicy(SignIn, context => PerMinute(Address(context), 60));
        options.AddPolicy(Links, context => PerMinute(Address(context), 120));
        options.AddPolicy(Passwords, context => PerMinute(Caller(context), 10));
        options.AddPolicy(Pairing, context => PerMinute(Address(context), 120));
        options.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(
            Caller(context),
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

    private static string Caller(HttpContext context) => context.User.Identity?.IsAuthenticated == true ? context.User.Id() : Address(context);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
        string seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await (ErrorDocument.IsWanted(rejected.HttpContext)
            ? ErrorDocument.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests)
            : Problems.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, $"Too many requests; try again in {seconds} s."));
    }
}
