using System.Text.Json.Serialization;
using Ioc.Dashboard.Access;
using Ioc.Operations.Sending;

namespace Ioc.Dashboard.Api;

/// <summary>What the HTTP API needs.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();

        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = MarkupSafeEncoder.Instance;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict; // numbers are never texts, and the document says so
        });
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure).AddSingleton<ApiDocument>();
        services.AddSingleton<ApiQuestion>().AddSingleton<RefusedRequests>();
        services.AddRateLimiter(RateLimits.Configure);
        services.AddRequestDecompression(options => options.DecompressionProviders.Remove("deflate")); // senders disagree on what it is
        return services;
    }
}
