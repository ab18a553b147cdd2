namespace Ioc.Operations.Reports.Archive;

/// <summary>A report in the archive without its figures. Times: RFC 3339 of the program's clock.</summary>
public sealed record ArchivedReport
{
    public long Id { get; init; }

    /// <summary>As asked for over the API: 2025-10, 2025-Q4, ….</summary>
    public string Period { get; init; } = "";

    public long Version { get; init; }

    /// <summary>draft, frozen, approved, sent.</summary>
    public string State { get; init; } = "";

    public string Sha256 { get; init; } = "";

    /// <summary>Checksum of the figures without when they were read: equal for equal figures.</summary>
    public string Content { get; init; } = "";

    public string AsOf { get; init; } = "";

    public bool Simulated { get; init; }

    public string MadeAt { get; init; } = "";

    /// <summary>Who made it or last wrote its words; may not approve it.</summary>
    public string PreparedBy { get; init; } = "";

    public string? FrozenAt { get; init; }

    public string? ApprovedAt { get; init; }

    public string? ApprovedBy { get; init; }

    public string? SentAt { get; init; }

    public string? SentBy { get; init; }

    public string? SentTo { get; init; }

    /// <summary>JSON: words by slot.</summary>
    public string Texts { get; init; } = "{}";

    /// <summary>JSON: what differs from the version before.</summary>
    public string Differences { get; init; } = "[]";
}

/// <summary>One step of a report's life.</summary>
public sealed record ReportStep
{
    public string At { get; init; } = "";

    public string Who { get; init; } = "";

    public string What { get; init; } = "";

    public string? Detail { get; init; }
}

/// <summary>The archive refuses a step; the message says why, in Vietnamese and English.</summary>
public sealed class ReportRefusedException(string message) : Exception(message);
