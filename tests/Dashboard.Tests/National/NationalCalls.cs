using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.National;

/// <summary>Requests as a sender of the national synchronisation makes them.</summary>
internal static class NationalCalls
{
    public const string Address = "/national-sync";

    /// <summary>The name of the key that the environment gives.</summary>
    public const string User = "environment-ingest";

    public static async Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string address, string body, string? encoding = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        content.Headers.TryAddWithoutValidation("Charset", "utf-8");
        if (encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("dstcode", "VN:GOV:000.00.00.G22:vpcpdvcprovider");
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string address, JsonNode body) => client.PostJsonAsync(address, body.ToJsonString());

    /// <summary>A session; fails when there is none.</summary>
    public static async Task<string> SessionAsync(this HttpClient client, string user = User, string secret = RunningHost.IngestKey)
    {
        using HttpResponseMessage answer = await client.PostJsonAsync(Address + "/auth", new JsonObject { ["username"] = user, ["password"] = secret });
        JsonElement json = await answer.JsonAsync();
        ((int)answer.StatusCode, json.GetProperty("error_code").GetInt32()).ShouldBe((200, 0));
        return json.GetProperty("session").GetString()!;
    }

    /// <summary>Status, code, words, and the codes of the objects with blanks between.</summary>
    public static async Task<(int Status, string Code, string Message, string Each)> AnswerAsync(this Task<HttpResponseMessage> asked)
    {
        using HttpResponseMessage answer = await asked;
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        JsonElement json = await answer.JsonAsync();
        string each = json.TryGetProperty("data", out JsonElement data) ? string.Join(' ', data.EnumerateArray().Select(one => one.GetProperty("error_code").GetString())) : "";
        return ((int)answer.StatusCode, json.GetProperty("error_code").GetString()!, json.GetProperty("message").GetString()!, each);
    }
}
