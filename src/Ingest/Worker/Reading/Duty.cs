namespace Ioc.Ingest.Worker.Reading;

/// <summary>What one consumer does: which topics it reads, how it comes by their partitions, and which ledgers it keeps.</summary>
internal sealed record Duty(string Name, IReadOnlyList<string> Topics, bool InGroup, bool KeepsDossiers, bool KeepsHealth)
{
    /// <summary>The embedded broker: this process does everything, and takes all partitions at once. In a group it would wait 3 s for others that never come.</summary>
    public static Duty Everything { get; } = new("everything", Broker.Topics.Events, InGroup: false, KeepsDossiers: true, KeepsHealth: true);

    /// <summary>
    /// Dossiers: Kafka spreads the communes over the workers of the group. One topic alone, since of several the assignor balances the sum, and one worker
    /// would get all dossiers and another an idle topic.
    /// </summary>
    public static Duty Communes { get; } = new("communes", [Broker.Topics.ProcedureEvents], InGroup: true, KeepsDossiers: true, KeepsHealth: false);

    /// <summary>
    /// Health of systems, and indicators. An incident is judged over all communes together, and a province reports some 20 times a second: so one process
    /// reads all of it, the coordinator, for as long as it holds the lease.
    /// </summary>
    public static Duty Province { get; } =
        new("province", [Broker.Topics.SystemHealth, Broker.Topics.IndicatorReports], InGroup: false, KeepsDossiers: false, KeepsHealth: true);
}
