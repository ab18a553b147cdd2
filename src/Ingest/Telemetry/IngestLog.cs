using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Telemetry;

/// <summary>What the worker says.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(10, LogLevel.Information, "Took {Partitions} partitions ({Duty}) of stream {Stream}")]
    public static partial void Adopted(ILogger log, int partitions, string duty, string stream);

    [LoggerMessage(40, LogLevel.Information, "Gave up {Partitions} partitions ({Duty}), {How}")]
    public static partial void Released(ILogger log, int partitions, string duty, string how);

    [LoggerMessage(11, LogLevel.Warning, "The store takes no commit: {Why}. Trying again in {Seconds} s")]
    public static partial void CommitFailed(ILogger log, string why, double seconds);

    [LoggerMessage(45, LogLevel.Error, "Live parts were not published by {Sink}: {Why}. Nothing else waits for it")]
    public static partial void SinkFailed(ILogger log, Exception e, string sink, string why);

    [LoggerMessage(46, LogLevel.Error, "A request to the committer can never be committed: {Why}")]
    public static partial void RequestFailed(ILogger log, Exception e, string why);

    [LoggerMessage(12, LogLevel.Error, "{Gap}; figures are incomplete")]
    public static partial void Gap(ILogger log, string gap);

    [LoggerMessage(47, LogLevel.Error, "{Topic}[{Partition}]: the client passed over the record at {Expected} and gave that at {Came}; it is read again from there")]
    public static partial void Jumped(ILogger log, string topic, int partition, long expected, long came);

    [LoggerMessage(49, LogLevel.Warning, "{Topic}[{Partition}] says nothing though it should; it is read again from {Offset}")]
    public static partial void Silent(ILogger log, string topic, int partition, long offset);

    [LoggerMessage(48, LogLevel.Warning, "{Topic}[{Partition}] could not be read from {Offset}: {Why}. Trying again")]
    public static partial void NotBegun(ILogger log, string topic, int partition, long offset, string why);

    [LoggerMessage(55, LogLevel.Warning, "{Count} events outside their home partition wait until it takes them: {Why}")]
    public static partial void ForwardingWaits(ILogger log, int count, string why);

    [LoggerMessage(56, LogLevel.Error, "Dead letter {Id} is not in its topic, which can never take it: {Why}. It stays in the store")]
    public static partial void NeverRelayed(ILogger log, long id, string why);

    [LoggerMessage(13, LogLevel.Error, "Ledgers are dropped and loaded anew from the store: {Why}")]
    public static partial void Dropped(ILogger log, Exception e, string why);

    [LoggerMessage(14, LogLevel.Information, "Law or profile changed ({Was} to {Now}): all counters were rebuilt from the histories")]
    public static partial void Rebuilt(ILogger log, string was, string now);

    [LoggerMessage(44, LogLevel.Warning, "Another process brought the figures to {Stored}, this one computes by {Ours}: it gives up what it owns")]
    public static partial void Overtaken(ILogger log, string stored, string ours);

    [LoggerMessage(43, LogLevel.Error, "Takes no part: {Why}")]
    public static partial void TakesNoPart(ILogger log, string why);

    [LoggerMessage(15, LogLevel.Error, "Cannot begin: {Why}. Trying again")]
    public static partial void CannotBegin(ILogger log, Exception e, string why);

    [LoggerMessage(16, LogLevel.Information, "Stopped; everything applied is committed")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(17, LogLevel.Warning, "Minute values were not written: {Why}. They are written with the next ones")]
    public static partial void MinutesFailed(ILogger log, string why);

    [LoggerMessage(42, LogLevel.Warning, "The heartbeat was not heard: {Why}")]
    public static partial void HeartbeatFailed(ILogger log, string why);

    [LoggerMessage(33, LogLevel.Warning, "Minutes that wait for the time-series store are only in memory: {Why}")]
    public static partial void MinutesNotKept(ILogger log, string why);

    [LoggerMessage(31, LogLevel.Warning, "Gap in the minute series: {Minute} waited longer than 24 h and was thinned out")]
    public static partial void MinuteLost(ILogger log, Metrics.Time.Instant minute);

    [LoggerMessage(35, LogLevel.Warning, "Gap in the minute series: {Count} minutes from {First} to {Last} were seen by no coordinator (none was there, or it was suspended) and nobody kept them")]
    public static partial void MinutesMissed(ILogger log, int count, Metrics.Time.Instant first, Metrics.Time.Instant last);

    [LoggerMessage(30, LogLevel.Warning, "Daily values were not written: {Why}. All are looked at again")]
    public static partial void DaysFailed(ILogger log, string why);

    [LoggerMessage(34, LogLevel.Warning, "{Days} days in the time-series store were not as this process wrote them (another coordinator's late write, or points were deleted); they are written again")]
    public static partial void DaysDiffer(ILogger log, int days);

    [LoggerMessage(32, LogLevel.Warning, "What is over its time was not deleted: {Why}. Trying again in an hour")]
    public static partial void RetentionFailed(ILogger log, string why);

    [LoggerMessage(18, LogLevel.Warning, "Dead letters were not relayed: {Why}. Tried again each second (told once for each reason)")]
    public static partial void RelayFailed(ILogger log, string why);

    [LoggerMessage(19, LogLevel.Warning, "The simulator waits: {Why}")]
    public static partial void SimulatorWaits(ILogger log, string why);
}
