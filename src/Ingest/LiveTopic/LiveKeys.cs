using System.Globalization;

namespace Ioc.Ingest.LiveTopic;

/// <summary>Keys of ioc.live. A key of another form is of another version and is passed over.</summary>
internal static class LiveKeys
{
    public const string Incidents = "province/incidents";

    private const string SourcePrefix = "source/";

    public static string Dossiers(string unit) => unit + "/dossiers";

    public static string Health(string unit) => unit + "/health";

    /// <summary>State of who consumes a partition of the events.</summary>
    public static string Source(string topic, int partition) => string.Create(CultureInfo.InvariantCulture, $"{SourcePrefix}{topic}/{partition}");

    public static bool IsDossiers(string key) => key.EndsWith("/dossiers", StringComparison.Ordinal);

    public static bool IsHealth(string key) => key.EndsWith("/health", StringComparison.Ordinal);

    public static bool IsSource(string key) => key.StartsWith(SourcePrefix, StringComparison.Ordinal);
}
