using System.Threading.RateLimiting;
using Ioc.Dashboard.Tests.Running;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.National;

/// <summary>Who sends too much is told so in the protocol's own shape.</summary>
public sealed class NationalLimitsTests : IAsyncLifetime
{
    /// <summary>The program's own limit (2,000 a second) is beyond what a test sends: one call an hour is let through.</summary>
    private readonly RunningHost _host = new()
    {
        Adapt = services => services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = PartitionedRateLimiter.Create<Microsoft.AspNetCore.Http.HttpContext, string>(
            context => RateLimitPartition.GetFixedWindowLimiter(context.Request.Path.Value ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1) }))),
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Too_many_calls_are_429_with_code_words_and_when_to_come_again()
    {
        using HttpClient sender = _host.Client(RunningHost.IngestKey);
        (await sender.PostJsonAsync(NationalCalls.Address, "{}").AnswerAsync()).Code.ShouldBe("400");
        using HttpResponseMessage held = await sender.PostJsonAsync(NationalCalls.Address, "{}");
        held.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await Task.FromResult(held).AnswerAsync()).ShouldBe((429, "429", "Quá nhiều yêu cầu, gửi lại sau", ""));
    }
}
