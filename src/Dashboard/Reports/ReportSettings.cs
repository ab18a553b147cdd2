using System.Security.Cryptography;

namespace Ioc.Dashboard.Reports;

/// <summary>How reports are made by the calendar and the feed is signed.</summary>
public sealed record ReportSettings
{
    /// <summary>Day of the next month on which a month is frozen (KPIS.md, Closing a month).</summary>
    public int FreezeDay { get; init; } = 5;

    /// <summary>Key of the feed's signature.</summary>
    public required byte[] FeedKey { get; init; }

    /// <summary>IOC_FEED_KEY, else a random key that is made once and kept in the data directory (feed.key).</summary>
    public static ReportSettings Read(DataDirectory directory)
    {
        if (Environment.GetEnvironmentVariable("IOC_FEED_KEY") is { Length: > 0 } given)
        {
            return new ReportSettings { FeedKey = System.Text.Encoding.UTF8.GetBytes(given.Trim()) };
        }

        string file = Path.Combine(directory.Create(), "feed.key");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        }

        return new ReportSettings { FeedKey = System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(file).Trim()) };
    }
}
