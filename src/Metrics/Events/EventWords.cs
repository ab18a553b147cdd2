namespace Ioc.Metrics.Events;

/// <summary>The words of CONTRACTS.md for types, statuses, channels and payments: exact, lower case.</summary>
public static class EventWords
{
    private static readonly string[] Statuses =
    [
        "", "registered", "accepted", "rejected", "processing", "supplement-requested", "payment-requested", "withdrawn", "stopped", "completed", "returned",
    ];

    public static string Name(DossierStatus status) => Statuses[(int)status];

    /// <summary>Empty when not known.</summary>
    public static string Name(Channel channel) => channel switch
    {
        Channel.Online => "online",
        Channel.InPerson => "in-person",
        Channel.Postal => "postal",
        _ => "",
    };

    /// <summary>Empty when not carried.</summary>
    public static string Name(Payment payment) => payment switch
    {
        Payment.None => "none",
        Payment.Online => "online",
        Payment.Offline => "offline",
        _ => "",
    };

    public static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Up => "up",
        HealthStatus.Degraded => "degraded",
        _ => "down",
    };

    public static string Name(EventKind kind) => kind switch
    {
        EventKind.DossierStatus => "vn.ioc.dossier.status",
        EventKind.DossierRating => "vn.ioc.dossier.rating",
        EventKind.SystemHealth => "vn.ioc.system.health",
        EventKind.IndicatorReport => "vn.ioc.indicator.report",
        _ => "vn.ioc.source.total",
    };

    internal static bool TryParse(ReadOnlySpan<byte> word, out EventKind kind)
    {
        (bool known, kind) = word switch
        {
            _ when word.SequenceEqual("vn.ioc.dossier.status"u8) => (true, EventKind.DossierStatus),
            _ when word.SequenceEqual("vn.ioc.system.health"u8) => (true, EventKind.SystemHealth),
            _ when word.SequenceEqual("vn.ioc.dossier.rating"u8) => (true, EventKind.DossierRating),
            _ when word.SequenceEqual("vn.ioc.indicator.report"u8) => (true, EventKind.IndicatorReport),
            _ when word.SequenceEqual("vn.ioc.source.total"u8) => (true, EventKind.SourceTotal),
            _ => (false, default),
        };
        return known;
    }

    internal static bool TryParse(ReadOnlySpan<byte> word, out DossierStatus status)
    {
        status = word switch
        {
            _ when word.SequenceEqual("registered"u8) => DossierStatus.Registered,
            _ when word.SequenceEqual("accepted"u8) => DossierStatus.Accepted,
            _ when word.SequenceEqual("rejected"u8) => DossierStatus.Rejected,
            _ when word.SequenceEqual("processing"u8) => DossierStatus.Processing,
            _ when word.SequenceEqual("supplement-requested"u8) => DossierStatus.SupplementRequested,
            _ when word.SequenceEqual("payment-requested"u8) => DossierStatus.PaymentRequested,
            _ when word.SequenceEqual("withdrawn"u8) => DossierStatus.Withdrawn,
            _ when word.SequenceEqual("stopped"u8) => DossierStatus.Stopped,
            _ when word.SequenceEqual("completed"u8) => DossierStatus.Completed,
            _ when word.SequenceEqual("returned"u8) => DossierStatus.Returned,
            _ => DossierStatus.None,
        };
        return status != DossierStatus.None;
    }

    internal static bool TryParse(ReadOnlySpan<byte> word, out Channel channel)
    {
        channel = word.SequenceEqual("online"u8) ? Channel.Online
            : word.SequenceEqual("in-person"u8) ? Channel.InPerson
            : word.SequenceEqual("postal"u8) ? Channel.Postal
            : Channel.None;
        return channel != Channel.None;
    }

    internal static bool TryParse(ReadOnlySpan<byte> word, out Payment payment)
    {
        payment = word.SequenceEqual("none"u8) ? Payment.None
            : word.SequenceEqual("online"u8) ? Payment.Online
            : word.SequenceEqual("offline"u8) ? Payment.Offline
            : Payment.Unknown;
        return payment != Payment.Unknown;
    }

    internal static bool TryParse(ReadOnlySpan<byte> word, out HealthStatus status)
    {
        status = word.SequenceEqual("down"u8) ? HealthStatus.Down : word.SequenceEqual("degraded"u8) ? HealthStatus.Degraded : HealthStatus.Up;
        return status != HealthStatus.Up || word.SequenceEqual("up"u8);
    }
}
