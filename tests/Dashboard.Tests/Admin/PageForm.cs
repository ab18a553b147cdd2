using System.Text.RegularExpressions;

namespace Ioc.Dashboard.Tests.Admin;

/// <summary>Sends a form of a page as a browser would: with the page's cookie and anti-forgery token.</summary>
internal static partial class PageForm
{
    /// <summary>Handler: name of the form. Returns the page as it then is.</summary>
    public static async Task<string> SubmitAsync(this HttpClient client, string path, string handler, params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage page = await client.GetAsync(path);
        string html = await page.Content.ReadAsStringAsync();
        string token = Token().Match(html).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        string? cookie = page.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set.First(value => value.StartsWith("ioc-form", StringComparison.Ordinal)).Split(';')[0] : null;
        request.Headers.Add("Cookie", cookie is null ? client.DefaultRequestHeaders.GetValues("Cookie") : [.. client.DefaultRequestHeaders.GetValues("Cookie"), cookie]);
        request.Content = new FormUrlEncodedContent(
            [new("_handler", handler), new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        using HttpResponseMessage answer = await client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(200, $"{path} {handler}");
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
