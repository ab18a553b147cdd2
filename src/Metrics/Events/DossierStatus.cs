namespace Ioc.Metrics.Events;

/// <summary>The ten statuses of the national synchronisation, by their number.</summary>
public enum DossierStatus : byte
{
    None = 0,
    Registered = 1,
    Accepted = 2,
    Rejected = 3,
    Processing = 4,
    SupplementRequested = 5,
    PaymentRequested = 6,
    Withdrawn = 7,
    Stopped = 8,
    Completed = 9,
    Returned = 10,
}
