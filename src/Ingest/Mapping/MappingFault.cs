using Ioc.Metrics.Events;

namespace Ioc.Ingest.Mapping;

/// <summary>
/// Why a record, or one event of it, could not be made. Place: in the mapping, such as `events[0].data.at`. Pointer: in the record; null: the record as a whole. What: in plain
/// words, without anything of the record: it may be personal data.
/// </summary>
internal sealed record MappingFault(RejectReason Reason, string Place, string? Pointer, string What)
{
    public override string ToString() => $"{(Place.Length > 0 ? Place : "record")}{(Pointer is null ? "" : $" ({Pointer})")}: {What}";
}
