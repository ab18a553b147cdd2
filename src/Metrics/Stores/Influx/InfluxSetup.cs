using System.Net;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Makes sure that the database is there: 1.x makes it, 2.x must have a mapping from it to a bucket.</summary>
internal static class InfluxSetup
{
    /// <summary>Throws <see cref="StoreRefusedException"/> with what to do, <see cref="StoreUnavailableException"/> when there is no answer.</summary>
    public static async Task CheckAsync(InfluxClient client, InfluxSettings settings, CancellationToken cancellation)
    {
        string version = await VersionAsync(client, cancellation).ConfigureAwait(false);
        string plain = version.TrimStart('v');
        if (plain.StartsWith('3'))
        {
            throw new StoreRefusedException(
                $"InfluxDB {version} chưa được hỗ trợ; hãy dùng 1.x hoặc 2.7. InfluxDB {version} at {client.Name} is not supported: use 1.x or 2.7.");
        }

        // Some builds do not say their version: then the way of 1.x is tried.
        if (plain.StartsWith('2'))
        {
            await CheckMappingAsync(client, settings, cancellation).ConfigureAwait(false);
            return;
        }

        (List<InfluxRow> databases, string? error) = await QueryAsync(client, "SHOW DATABASES", cancellation).ConfigureAwait(false);
        if (error is null && !databases.Exists(row => row[0].ToString() == settings.Database))
        {
            (_, error) = await QueryAsync(client, $"CREATE DATABASE \"{settings.Database.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", cancellation).ConfigureAwait(false);
        }

        if (error is not null)
        {
            throw new StoreRefusedException(
                $"InfluxDB từ chối {client.Name}: {error}. Hãy tạo cơ sở dữ liệu và cấp quyền đọc, ghi. " +
                $"InfluxDB refuses {client.Name}: {error}. Create the database (CREATE DATABASE \"{settings.Database}\") and grant ALL on it to the user.");
        }
    }

    /// <summary>A mapping that is missing is made when the token may: a token of reading and writing alone is enough once it is there.</summary>
    private static async Task CheckMappingAsync(InfluxClient client, InfluxSettings settings, CancellationToken cancellation)
    {
        (_, string? error) = await QueryAsync(client, "SHOW MEASUREMENTS LIMIT 1", cancellation).ConfigureAwait(false);
        if (error is not null && settings.Token is not null)
        {
            IReadOnlyList<string> made = await new InfluxBuckets(client, settings, cancellation).EnsureAsync().ConfigureAwait(false);
            (_, error) = made.Count == 0 ? ([], error) : await QueryAsync(client, "SHOW MEASUREMENTS LIMIT 1", cancellation).ConfigureAwait(false);
        }

        if (error is not null)
        {
            throw new StoreRefusedException(
                $"InfluxDB 2 chưa có ánh xạ từ cơ sở dữ liệu {settings.Database} tới bucket, hoặc token không có quyền: {error}. " +
                $"InfluxDB 2 at {client.Name} has no mapping from this database to a bucket, or the token may not read it ({error}). " +
                $"Run: influx v1 dbrp create --db {settings.Database} --rp autogen --default --bucket-id ID-OF-THE-BUCKET, with a token that may read and write the bucket.");
        }
    }

    private static async Task<string> VersionAsync(InfluxClient client, CancellationToken cancellation)
    {
        try
        {
            return await client.VersionAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (InfluxClient.IsNoAnswer(error, cancellation))
        {
            throw client.Unavailable(error.InnerException?.Message ?? error.Message, error);
        }
    }

    private static async Task<(List<InfluxRow> Rows, string? Error)> QueryAsync(InfluxClient client, string influxQl, CancellationToken cancellation)
    {
        (HttpStatusCode code, string body) = await client.QueryAsync(influxQl, cancellation).ConfigureAwait(false);
        return (int)code is 429 or >= 500 ? throw client.Unavailable($"{(int)code}: {body}") : InfluxRows.Parse(code, body);
    }
}
