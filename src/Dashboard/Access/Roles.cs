namespace Ioc.Dashboard.Access;

/// <summary>What a credential may be. People and screens have the first four, API keys the last three.</summary>
public static class Roles
{
    /// <summary>A paired screen: the wall and the province's live figures, nothing else.</summary>
    public const string Wall = "wall";

    /// <summary>Reads every page and the API.</summary>
    public const string Official = "official";

    /// <summary>An official who also makes reports.</summary>
    public const string Reporter = "reporter";

    public const string Administrator = "administrator";

    /// <summary>API key: sends events.</summary>
    public const string Ingest = "ingest";

    /// <summary>API key: reads figures.</summary>
    public const string Read = "read";

    /// <summary>API key: reads and makes reports.</summary>
    public const string Report = "report";

    public static readonly IReadOnlySet<string> OfUsers = new HashSet<string> { Official, Reporter, Administrator };

    public static readonly IReadOnlySet<string> OfKeys = new HashSet<string> { Ingest, Read, Report };
}
