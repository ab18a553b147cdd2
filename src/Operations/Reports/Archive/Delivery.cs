namespace Ioc.Operations.Reports.Archive;

/// <summary>Something to be sent, kept until it was taken or given up. Slot: no two are made for the same thing.</summary>
public sealed record Delivery
{
    public const string Feed = "feed";
    public const string Webhook = "webhook";
    public const string Mail = "mail";

    public long Id { get; init; }

    public string Slot { get; init; } = "";

    /// <summary>feed, webhook, mail.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Address it goes to; mails laid out by versions that made one for all go to several, separated by spaces.</summary>
    public string Target { get; init; } = "";

    /// <summary>feed, or the step of the report: draft, frozen, approved, sent.</summary>
    public string What { get; init; } = "";

    public long? Report { get; init; }

    /// <summary>The bytes to post; null: made of the report when it is sent, or no longer kept.</summary>
    public string? Body { get; init; }

    /// <summary>waiting, done, failed, superseded.</summary>
    public string State { get; init; } = "";

    /// <summary>Unix milliseconds of the real clock, as all times here.</summary>
    public long CreatedAt { get; init; }

    public long Attempts { get; init; }

    public long NextAt { get; init; }
}

/// <summary>What the other side said to an attempt, or what a person noted. Delivery null: noted by a person.</summary>
public sealed record Receipt
{
    public long? Delivery { get; init; }

    /// <summary>To whom it was sent. Null: noted by a person.</summary>
    public string? Target { get; init; }

    public long At { get; init; }

    public string Who { get; init; } = "";

    public bool Accepted { get; init; }

    public string Answer { get; init; } = "";
}
