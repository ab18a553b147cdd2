using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Tests.Shared.Servers;

/// <summary>What the servers of the tests stand on: Kestrel without a log, one answer for every path.</summary>
public static class SmallServer
{
    /// <summary>Listens from now on; port 0: on a free one.</summary>
    public static WebApplication Start(Uri url, RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.ToString());
        WebApplication web = builder.Build();
        web.Run(answer);
        web.Start();
        return web;
    }
}
