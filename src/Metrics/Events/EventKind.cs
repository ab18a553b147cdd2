namespace Ioc.Metrics.Events;

/// <summary>The five events of CONTRACTS.md.</summary>
public enum EventKind
{
    /// <summary>vn.ioc.dossier.status</summary>
    DossierStatus,

    /// <summary>vn.ioc.dossier.rating</summary>
    DossierRating,

    /// <summary>vn.ioc.system.health</summary>
    SystemHealth,

    /// <summary>vn.ioc.indicator.report</summary>
    IndicatorReport,

    /// <summary>vn.ioc.source.total</summary>
    SourceTotal,
}
