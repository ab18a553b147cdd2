using Ioc.Metrics.Events;

namespace Ioc.Ingest.Broker;

/// <summary>Names of the topics (CONTRACTS.md, Topics).</summary>
public static class Topics
{
    public const string ProcedureEvents = "ioc.procedure-events";
    public const string SystemHealth = "ioc.system-health";
    public const string IndicatorReports = "ioc.indicator-reports";
    public const string DeadLetters = "ioc.dead-letters";

    /// <summary>Live parts by unit, compacted: the latest of each is all that counts.</summary>
    public const string Live = "ioc.live";

    /// <summary>`topic` of dead letters that came over HTTP.</summary>
    public const string Http = "http";

    /// <summary>Key of an indicator report of the whole province.</summary>
    public const string ProvinceKey = "province";

    /// <summary>Header of a record that was moved to its home partition.</summary>
    public const string ForwardedHeader = "ioc-forwarded";

    /// <summary>The topics that events come in by.</summary>
    public static readonly IReadOnlyList<string> Events = [ProcedureEvents, SystemHealth, IndicatorReports];

    /// <summary>Topics that hold only copies of what is in the store or is sent again: one that is gone can be made again at any time.</summary>
    public static readonly IReadOnlyList<string> Copies = [DeadLetters, Live];

    /// <summary>The topic that an event of this kind belongs to.</summary>
    public static string Of(EventKind kind) => kind switch
    {
        EventKind.SystemHealth => SystemHealth,
        EventKind.IndicatorReport => IndicatorReports,
        _ => ProcedureEvents,
    };
}
