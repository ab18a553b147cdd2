using InfluxDB.Client;
using InfluxDB.Client.Api.Domain;
using InfluxDB.Client.Api.Service;
using InfluxDB.Client.Core.Exceptions;
using RestSharp;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Makes sure that there is a place to write to: the database of 1.x, the bucket of 2.x. What is missing is made when the user or token may.</summary>
internal static class InfluxSetup
{
    /// <summary>Days are written up to 400 days back; a bucket that keeps less would refuse them.</summary>
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromDays(402);

    /// <summary>Throws <see cref="StoreRefusedException"/> with what to do, <see cref="StoreUnavailableException"/> when there is no answer.</summary>
    public static async Task<InfluxTarget> CheckAsync(InfluxConnection server, InfluxSettings settings, CancellationToken cancellation)
    {
        RestResponse ping = await server.AskAsync(client => client.CreateService<PingService>(typeof(PingService)).GetPingWithIRestResponseAsync(cancellation), cancellation).ConfigureAwait(false);
        string version = ping.GetHeaderValue("X-Influxdb-Version") ?? "", plain = version.TrimStart('v');
        if (plain.StartsWith('3'))
        {
            throw new StoreRefusedException(
                $"InfluxDB {version} chưa được hỗ trợ; hãy dùng 1.x hoặc 2.7. InfluxDB {version} at {server.Name} is not supported: use 1.x or 2.7.");
        }

        // Some builds do not say their version: then the way of 1.x is tried.
        bool two = plain.StartsWith('2');
        try
        {
            return two ? await BucketAsync(server, settings, cancellation).ConfigureAwait(false) : await DatabaseAsync(server, settings, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException refused) when (refused.Refused)
        {
            string commands = two
                ? $"Give a token that may read and write the bucket and, while it is missing, make it, or run: influx bucket create --name {settings.BucketName} --retention 0"
                : $"Create the database (CREATE DATABASE \"{settings.Database}\") and grant ALL on it to the user.";
            throw new StoreRefusedException($"Hãy tạo {(two ? "bucket" : "cơ sở dữ liệu")} và cấp quyền đọc, ghi. {refused.Message}. {commands}", refused);
        }
    }

    private static async Task<InfluxTarget> DatabaseAsync(InfluxConnection server, InfluxSettings settings, CancellationToken cancellation)
    {
        List<InfluxRow> databases = await server.QueryAsync(settings.Database, "SHOW DATABASES", cancellation).ConfigureAwait(false);
        if (!databases.Exists(row => row[0].ToString() == settings.Database))
        {
            await server.QueryAsync(settings.Database, $"CREATE DATABASE \"{settings.Database.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", cancellation).ConfigureAwait(false);
        }

        return new InfluxTarget("", settings.Database);
    }

    private static async Task<InfluxTarget> BucketAsync(InfluxConnection server, InfluxSettings settings, CancellationToken cancellation)
    {
        Bucket bucket = await FindAsync().ConfigureAwait(false) ?? await MakeAsync().ConfigureAwait(false);
        TimeSpan kept = TimeSpan.FromSeconds(bucket.RetentionRules?.Select(rule => rule.EverySeconds ?? 0).DefaultIfEmpty(0).Min() ?? 0);
        return kept == TimeSpan.Zero || kept >= ShortestRetention
            ? new InfluxTarget(bucket.OrgID, bucket.Name)
            : throw new StoreRefusedException(
                $"InfluxDB: bucket {bucket.Name} chỉ giữ dữ liệu {kept.TotalDays:0.#} ngày. InfluxDB at {server.Name}: the bucket {bucket.Name} keeps {kept.TotalDays:0.#} days alone, and days are " +
                $"written up to 400 days back. Run: influx bucket update --id {bucket.Id} --retention 0 (what is over its time is deleted by Ioc: Ioc__Series__MinuteDays)");

        Task<Bucket?> FindAsync() => OnlyAsync(client => client.GetBucketsApi().FindBucketsAsync(org: settings.Org, name: settings.BucketName, cancellationToken: cancellation));

        async Task<Bucket> MakeAsync()
        {
            Organization organisation = await OnlyAsync(client => client.GetOrganizationsApi().FindOrganizationsAsync(org: settings.Org, cancellationToken: cancellation)).ConfigureAwait(false)
                ?? throw server.Unavailable($"the bucket {settings.BucketName} is not there, and the token sees no organisation{(settings.Org is { } org ? $" named {org}" : "")} to make it in", refused: true);
            try
            {
                return await server.AskAsync(client => client.GetBucketsApi().CreateBucketAsync(settings.BucketName, organisation, cancellation), cancellation).ConfigureAwait(false);
            }
            catch (StoreUnavailableException exists) when (exists.InnerException is UnprocessableEntityException)
            {
                if (await FindAsync().ConfigureAwait(false) is { } made)
                {
                    return made; // by another process meanwhile
                }

                throw;
            }
        }

        // A name that it does not know is answered with 404, or with an empty list.
        async Task<T?> OnlyAsync<T>(Func<InfluxDBClient, Task<List<T>>> find)
            where T : class
        {
            try
            {
                List<T> known = await server.AskAsync(find, cancellation).ConfigureAwait(false);
                return known.Count <= 1 ? known.FirstOrDefault() : throw new StoreRefusedException(
                    $"InfluxDB: hãy đặt Ioc__Series__Org. InfluxDB at {server.Name} shows {known.Count} organisations to this token: set Ioc__Series__Org to the one that holds the bucket.");
            }
            catch (StoreUnavailableException none) when (none.InnerException is NotFoundException)
            {
                return null;
            }
        }
    }
}
