using Ioc.Dashboard.Api;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ioc.Dashboard.Hosting;

/// <summary>What the server takes at most, before any of our code sees it.</summary>
internal static class ServerLimits
{
    // Above the contract's limit, so that a body that is only a little too large is read, judged by us and answered with a problem.
    private const long MostBodyBytes = EventLimits.BodyBytes + 1_000_000;

    public static void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MostBodyBytes;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    }
}
