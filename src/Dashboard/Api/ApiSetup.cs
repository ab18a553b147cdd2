using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ioc.Dashboard.Access;

namespace Ioc.Dashboard.Api;

/// <summary>What the HTTP API needs.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();

        // Vietnamese letters as they are, markup escaped, should an answer ever be read as a page.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ApiQuestion>().AddSingleton<MetricsText>();
        services.AddRateLimiter(RateLimits.Configure);
        return services;
    }
}
