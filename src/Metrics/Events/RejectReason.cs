namespace Ioc.Metrics.Events;

/// <summary>Why an event is dead-lettered, in the order the checks are made (CONTRACTS.md, dead-letter reasons).</summary>
public enum RejectReason
{
    TooLarge,
    MalformedJson,
    NotCloudEvent,
    UnknownType,
    MissingField,
    InvalidField,
    InvalidStatus,
    UnknownCommune,
    UnknownSystem,
    UnknownIndicator,
    AncientTime,
    FutureTime,
    TooLate,
    NotAuthorised,
}
