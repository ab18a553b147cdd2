namespace Ioc.Faults.Harness;

/// <summary>
/// One fault (or two at once) that happened. ReadyAfter: from its end until everything was as it should be. LongestWait: of a sender, from the first attempt to the
/// acknowledgement. Failover: from a worker's death until its communes were live elsewhere; null: not measured.
/// </summary>
internal sealed record FaultRecord(PlannedFault Planned, string Evidence, TimeSpan ReadyAfter, TimeSpan LongestWait, TimeSpan? Failover);
