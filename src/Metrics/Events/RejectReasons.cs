namespace Ioc.Metrics.Events;

/// <summary>Codes of the reasons, as written to dead letters and answered by the API (CONTRACTS.md).</summary>
public static class RejectReasons
{
    public static string Code(RejectReason reason) => reason switch
    {
        RejectReason.TooLarge => "too-large",
        RejectReason.MalformedJson => "malformed-json",
        RejectReason.NotCloudEvent => "not-cloudevent",
        RejectReason.UnknownType => "unknown-type",
        RejectReason.MissingField => "missing-field",
        RejectReason.InvalidField => "invalid-field",
        RejectReason.InvalidStatus => "invalid-status",
        RejectReason.UnknownCommune => "unknown-commune",
        RejectReason.UnknownSystem => "unknown-system",
        RejectReason.UnknownIndicator => "unknown-indicator",
        RejectReason.AncientTime => "ancient-time",
        RejectReason.FutureTime => "future-time",
        RejectReason.TooLate => "too-late",
        RejectReason.NotAuthorised => "not-authorised",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
