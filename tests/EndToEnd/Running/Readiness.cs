using System.Net;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Running;

/// <summary>What the program says of itself.</summary>
public static class Readiness
{
    /// <summary>Waits until it says itself, naming the store, that it is not ready.</summary>
    public static async Task NotReadyAsync(this IocProcess program)
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Url) };
        string said = "";
        await Eventually.TrueAsync(
            async () =>
            {
                using HttpResponseMessage ready = await http.GetAsync("/health/ready");
                said = await ready.Content.ReadAsStringAsync();
                return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
            },
            TimeSpan.FromMinutes(3),
            () => $"/health/ready answers 503 and says why; it said {said}");
        said.ShouldContain("store", Case.Insensitive);
    }
}
