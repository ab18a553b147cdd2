namespace Ioc.Operations.Access;

/// <summary>What a credential may be. A user has one role or several, a screen and an API key have one. Which units it may see is another question: <see cref="VisibleUnits"/>.</summary>
public static class Roles
{
    /// <summary>A paired screen: the wall and the province's live figures, nothing else.</summary>
    public const string Wall = "wall";

    /// <summary>Steering committee: reads the province.</summary>
    public const string Committee = "committee";

    /// <summary>Reads its units (none named: the province). Leaders of a commune are officials of that commune and may answer a figure with an explanation.</summary>
    public const string Official = "official";

    /// <summary>A provincial department: reads its units, acts on incidents of its systems (<see cref="Handling"/>; none named: of all).</summary>
    public const string Department = "department";

    /// <summary>Acts on incidents.</summary>
    public const string IncidentTeam = "incident-team";

    /// <summary>Prepares reports.</summary>
    public const string Reporter = "reporter";

    /// <summary>Approves and sends reports.</summary>
    public const string Approver = "approver";

    /// <summary>Reads, and reads the audit log; changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Reads rejected events as they arrived (they may hold personal data) and sends them again. No other role may.</summary>
    public const string DataSteward = "data-steward";

    /// <summary>Manages users, keys and screens, and may do what the other roles may, but for rejected events.</summary>
    public const string Administrator = "administrator";

    /// <summary>API key: sends events.</summary>
    public const string Ingest = "ingest";

    /// <summary>API key: reads figures.</summary>
    public const string Read = "read";

    /// <summary>API key: reads and makes reports.</summary>
    public const string Report = "report";

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> OfUsers =
        [Committee, Official, Department, IncidentTeam, Reporter, Approver, Auditor, DataSteward, Administrator];

    public static readonly IReadOnlyList<string> OfKeys = [Ingest, Read, Report];
}
