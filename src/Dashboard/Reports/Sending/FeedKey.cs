using System.Security.Cryptography;
using System.Text;
using Ioc.Dashboard.Reports.Archive;

namespace Ioc.Dashboard.Reports.Sending;

/// <summary>Key of the feed's signature.</summary>
public sealed class FeedKey(byte[] key)
{
    private const string Variable = "IOC_FEED_KEY";
    private const string Name = "feed.key";

    /// <summary>HMAC-SHA256, hex.</summary>
    public string Sign(byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(key, body));

    /// <summary>IOC_FEED_KEY, else a random key that is made once: in the data directory (feed.key), or in the archive that several dashboards share.</summary>
    public static FeedKey Read(DataDirectory directory, ReportDatabase database)
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        return new FeedKey(Encoding.UTF8.GetBytes(
            !string.IsNullOrWhiteSpace(given) ? given.Trim()
            : database.Shared ? database.Secret(Name, NewKey)
            : OfFile(Path.Combine(directory.Create(), Name))));
    }

    private static string OfFile(string file)
    {
        if (!File.Exists(file))
        {
            File.WriteAllText(file, NewKey());
        }

        return File.ReadAllText(file).Trim();
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
