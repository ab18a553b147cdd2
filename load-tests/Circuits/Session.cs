using Ioc.EndToEnd.Running;

namespace Ioc.LoadTests.Circuits;

/// <summary>A signed-in session: its cookie, and a client that has it.</summary>
internal sealed record Session(HttpClient Browser, string Cookie) : IDisposable
{
    /// <summary>By the one-time link that the program prints.</summary>
    public static async Task<Session> SignInAsync(IocProcess program)
    {
        using var first = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using HttpResponseMessage answer = await first.GetAsync(program.SignInLink);
        string cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 8 }) { BaseAddress = new Uri(program.Url) };
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return new Session(browser, cookie);
    }

    public void Dispose() => Browser.Dispose();
}
