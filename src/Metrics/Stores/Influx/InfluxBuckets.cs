using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// InfluxDB 2.x keeps buckets where 1.x has databases: this makes the bucket and the mapping of the database's name to it (/api/v2/buckets, /api/v2/dbrps).
/// What is there already is left as it is. The token must be allowed to.
/// </summary>
internal sealed class InfluxBuckets(InfluxClient client, InfluxSettings settings, CancellationToken cancellation)
{
    private const string Policy = "autogen";

    /// <summary>What was made, in plain words; empty: all was there. Throws <see cref="StoreRefusedException"/> with the server's words when it may not.</summary>
    public async Task<IReadOnlyList<string>> EnsureAsync()
    {
        var made = new List<string>();
        string org = await OrgAsync().ConfigureAwait(false);
        string? bucket = Find(await GetAsync($"api/v2/buckets?name={Uri.EscapeDataString(settings.BucketName)}&orgID={org}").ConfigureAwait(false), "buckets", "name", settings.BucketName);
        if (bucket is null)
        {
            JsonElement created = await PostAsync("api/v2/buckets", new { orgID = org, name = settings.BucketName, retentionRules = Array.Empty<object>() }).ConfigureAwait(false);
            bucket = created.GetProperty("id").GetString()!;
            made.Add($"bucket {settings.BucketName} ({bucket})");
        }

        JsonElement mappings = await GetAsync($"api/v2/dbrps?orgID={org}&db={Uri.EscapeDataString(settings.Database)}").ConfigureAwait(false);
        string? mapped = Elements(mappings, "content")
            .Where(mapping => Text(mapping, "database") == settings.Database && (!mapping.TryGetProperty("default", out JsonElement isDefault) || isDefault.GetBoolean()))
            .Select(mapping => Text(mapping, "bucketID")).FirstOrDefault();
        if (mapped is null)
        {
            await PostAsync("api/v2/dbrps", new Dictionary<string, object>
            {
                ["orgID"] = org,
                ["bucketID"] = bucket,
                ["database"] = settings.Database,
                ["retention_policy"] = Policy,
                ["default"] = true,
            }).ConfigureAwait(false);
            made.Add($"mapping of database {settings.Database} to bucket {settings.BucketName}");
        }
        else if (mapped != bucket)
        {
            throw new StoreRefusedException(
                $"InfluxDB: cơ sở dữ liệu {settings.Database} đã được ánh xạ tới bucket khác. InfluxDB at {client.Name}: the database {settings.Database} is mapped to " +
                $"another bucket ({mapped}) than {settings.BucketName} ({bucket}). Set Ioc__Series__Bucket, or delete the mapping.");
        }

        return made;
    }

    private async Task<string> OrgAsync()
    {
        string query = settings.Org is { } name ? $"?org={Uri.EscapeDataString(name)}" : "";
        List<JsonElement> orgs = [.. Elements(await GetAsync("api/v2/orgs" + query).ConfigureAwait(false), "orgs")];
        return orgs.Count == 1
            ? Text(orgs[0], "id")!
            : throw new StoreRefusedException(
                $"InfluxDB: hãy đặt Ioc__Series__Org. InfluxDB at {client.Name} shows {orgs.Count.ToString(CultureInfo.InvariantCulture)} organisations{(settings.Org is { } asked ? $" named {asked}" : "")} to this token: set Ioc__Series__Org to the one that holds the bucket.");
    }

    private Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    private Task<JsonElement> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        (HttpStatusCode code, string text) = await client.CallAsync(method, path, body, cancellation).ConfigureAwait(false);
        if ((int)code is 429 or >= 500)
        {
            throw client.Unavailable($"{(int)code}: {text}");
        }

        // 404: a list of what there is not.
        if (method == HttpMethod.Get && code == HttpStatusCode.NotFound)
        {
            return default;
        }

        return (int)code < 300
            ? JsonDocument.Parse(text).RootElement
            : throw new StoreRefusedException(
                $"InfluxDB từ chối {method} /{path.Split('?')[0]}: {(int)code}. InfluxDB at {client.Name} refuses {method} /{path.Split('?')[0]} ({(int)code}: {text}). " +
                $"Give a token that may make buckets and mappings, or run: influx bucket create --name {settings.BucketName} --retention 0; " +
                $"influx v1 dbrp create --db {settings.Database} --rp {Policy} --default --bucket-id ID-OF-THE-BUCKET");
    }

    private static string? Find(JsonElement answer, string list, string key, string value) =>
        Elements(answer, list).Where(element => Text(element, key) == value).Select(element => Text(element, "id")).FirstOrDefault();

    private static IEnumerable<JsonElement> Elements(JsonElement answer, string list) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(list, out JsonElement elements) && elements.ValueKind == JsonValueKind.Array
            ? elements.EnumerateArray() : [];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;
}
