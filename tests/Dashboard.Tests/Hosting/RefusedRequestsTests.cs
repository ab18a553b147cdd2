using System.Net.Sockets;
using System.Text;
using Ioc.Dashboard.Tests.Running;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Tests.Hosting;

/// <summary>What a client did wrong is no error of ours: one line, one count, no stack.</summary>
public sealed class RefusedRequestsTests
{
    [Fact]
    public async Task A_body_that_is_malformed_or_too_slow_is_one_line_and_one_count()
    {
        using var log = new LogLines();
        var host = new RunningHost
        {
            Adapt = services => services.AddSingleton<ILoggerProvider>(log)
                .Configure<KestrelServerOptions>(server => server.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.1))),
        };
        await host.InitializeAsync();
        try
        {
            (await AnswerAsync(host, "Transfer-Encoding: chunked\r\n\r\nzz\r\n")).ShouldContain(" 400 ");
            (await AnswerAsync(host, "Content-Length: 1000\r\n\r\n{")).ShouldContain(" 408 ");
            log.Count("Information", "POST /api/v1/events", "answered 400").ShouldBe(1);
            log.Count("Information", "POST /api/v1/events", "answered 408").ShouldBe(1);
            log.Count("Error").ShouldBe(0, string.Join('\n', log.Lines));
            log.Count("BadHttpRequestException", "   at ").ShouldBe(0);
            using HttpClient read = host.Client(RunningHost.ReadKey);
            string metrics = await read.GetStringAsync("/metrics");
            metrics.ShouldContain("ioc_http_refused_total{status=\"400\"} 1");
            metrics.ShouldContain("ioc_http_refused_total{status=\"408\"} 1");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The first line of the answer to a POST whose body never ends.</summary>
    private static async Task<string> AnswerAsync(RunningHost host, string rest)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, host.Patience);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/events HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {RunningHost.IngestKey}\r\nContent-Type: {Events.One}\r\n{rest}"), host.Patience);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync(host.Patience) ?? "";
    }
}
