using System.Security.Cryptography;
using System.Text;
using Ioc.Operations.Reports.Archive;

namespace Ioc.Operations.Reports.Sending;

/// <summary>Key of the feed's signature; read when first needed, since services are made before the archive's tables are.</summary>
public sealed class FeedKey(Func<byte[]> read)
{
    private const string Variable = "IOC_FEED_KEY";

    /// <summary>Its name among the archive's secrets.</summary>
    internal const string Name = "feed.key";

    private readonly Lazy<byte[]> _key = new(read, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>HMAC-SHA256, hex.</summary>
    public string Sign(byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, body));

    /// <summary>IOC_FEED_KEY, else a random key that is made once: in the data directory (feed.key), or in the archive that several dashboards share.</summary>
    public static FeedKey Of(DataDirectory directory, ReportDatabase database) => new(() =>
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        return Encoding.UTF8.GetBytes(
            !string.IsNullOrWhiteSpace(given) ? given.Trim()
            : database.Shared ? database.Secret(Name, NewKey)
            : OfFile(directory));
    });

    private static string OfFile(DataDirectory directory)
    {
        directory.Create();
        if (!File.Exists(directory.FeedKeyFile))
        {
            File.WriteAllText(directory.FeedKeyFile, NewKey());
        }

        return File.ReadAllText(directory.FeedKeyFile).Trim();
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
