using System.Net;
using Ioc.Dashboard.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Hosting;

public sealed class ForwardedFromProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", "", "https", "203.0.113.9")]
    [InlineData("172.20.0.5", "172.16.0.0/12", "https", "203.0.113.9")]
    [InlineData("::ffff:172.20.0.5", "172.16.0.0/12", "https", "203.0.113.9")]
    [InlineData("10.1.2.3", "10.1.2.3", "https", "203.0.113.9")]
    [InlineData("172.20.0.5", "", "http", "172.20.0.5")]
    [InlineData("198.51.100.7", "10.0.0.0/8,172.16.0.0/12", "http", "198.51.100.7")]
    public async Task Only_a_trusted_proxy_is_believed(string from, string trusted, string scheme, string address)
    {
        var app = new ApplicationBuilder(new ServiceCollection().AddLogging().AddOptions().BuildServiceProvider());
        app.UseForwardedFromProxy(ForwardedFromProxy.Read(trusted, []));
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Request = { Scheme = "http" } };
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        await app.Build()(context);
        (context.Request.Scheme, context.Connection.RemoteIpAddress!.ToString()).ShouldBe((scheme, address));
    }
}
