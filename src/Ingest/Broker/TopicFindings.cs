namespace Ioc.Ingest.Broker;

/// <summary>
/// What a look at the topics found. Faults in plain words. NotLooked: why some settings could not be looked at, null when all were; then Answered tells whether
/// the cluster said so (we may not, or it cannot tell) or said nothing, so that a later look may find faults.
/// </summary>
public sealed record TopicFindings(IReadOnlyList<string> Faults, string? NotLooked = null, bool Answered = true);
