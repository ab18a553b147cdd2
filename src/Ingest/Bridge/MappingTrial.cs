using System.Text.Json;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Bridge;

/// <summary>What became of a record of a sample. Record: from 1. Event: that it gave; null: words say why there is none.</summary>
internal sealed record TrialLine(int Record, byte[]? Event, string Words);

/// <summary>Tries a mapping on a sample, with all the checks that its events will meet. Not thread-safe.</summary>
internal sealed class MappingTrial(TopicMapping mapping, Profile profile, TimeProvider time)
{
    private readonly EventCheck _check = new(profile, new SimulatedMark());

    public int Records { get; private set; }

    public int Events { get; private set; }

    public int Ignored { get; private set; }

    public int Wrong { get; private set; }

    /// <summary>Sample: one record as JSON, or one a line. Offsets count from 0, and the time of each record is now.</summary>
    public IEnumerable<TrialLine> Run(ReadOnlyMemory<byte> sample)
    {
        Instant now = Instant.FromUnixMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (ReadOnlyMemory<byte> value in RecordsOf(sample))
        {
            MappedRecord mapped = mapping.Map(new ForeignRecord(mapping.Topic, 0, Records++, now, value.Span.SequenceEqual("null"u8) ? null : value.ToArray()));
            Ignored += mapped.Ignored is null ? 0 : 1;
            if (mapped is not { Ignored: null, Fault: null })
            {
                Wrong += mapped.Fault is null ? 0 : 1;
                yield return new TrialLine(Records, null, mapped.Fault is { } fault ? $"{RejectReasons.Code(fault.Reason)}: {fault}" : $"left out: {mapped.Ignored}");
            }

            foreach (TrialLine line in mapped.Events.SelectMany(e => Judged(e, now)))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<TrialLine> Judged(MappedEvent e, Instant now)
    {
        Rejection rejection = default;
        string[] words = [.. e.Faults.Select(fault => $"{RejectReasons.Code(fault.Reason)}: {fault}")];
        if (words.Length == 0 && _check.TryAccept(e.Bytes, now, Caller.Anyone("trial"), new OneKind(), out OutgoingEvent _, out rejection))
        {
            Events++;
            return [new TrialLine(Records, e.Bytes, "")];
        }

        Wrong++;
        return words.Length > 0 ? words.Select(word => new TrialLine(Records, null, word)) : [new TrialLine(Records, null, $"{RejectReasons.Code(rejection.Reason)}: {e.Rule}: {rejection.Detail}")];
    }

    private static IEnumerable<ReadOnlyMemory<byte>> RecordsOf(ReadOnlyMemory<byte> sample)
    {
        if (IsOne(sample))
        {
            return [sample];
        }

        var lines = new List<ReadOnlyMemory<byte>>();
        while (!sample.IsEmpty)
        {
            int end = sample.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = (end < 0 ? sample : sample[..end]).TrimEnd("\r"u8.ToArray());
            lines.AddRange(line.Span.Trim((byte)' ').IsEmpty ? [] : [line]);
            sample = end < 0 ? default : sample[(end + 1)..];
        }

        return lines;
    }

    private static bool IsOne(ReadOnlyMemory<byte> sample)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(sample);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
