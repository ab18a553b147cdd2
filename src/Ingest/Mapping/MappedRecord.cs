namespace Ioc.Ingest.Mapping;

/// <summary>
/// What a mapping made of a record: events, or why there are none. Ignored: the mapping leaves it out, and by what. Fault: it could not be read at all.
/// </summary>
internal sealed record MappedRecord(IReadOnlyList<MappedEvent> Events, string? Ignored = null, MappingFault? Fault = null);

/// <summary>
/// One event. Bytes: the CloudEvent; with faults as much of it as could be made, which holds mapped members alone. Unit: what it names as its unit, known or not.
/// </summary>
internal sealed record MappedEvent(string Rule, byte[] Bytes, string? Unit, IReadOnlyList<MappingFault> Faults);
