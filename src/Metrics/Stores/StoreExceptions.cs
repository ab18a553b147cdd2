using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores;

/// <summary>Another owner took over a partition: its offset or epoch is not what the batch expected. The transaction was rolled back.</summary>
public sealed class PartitionFencedException(string topic, int partition)
    : Exception($"{topic}[{partition}] is owned by another epoch, or its offset is not the one expected")
{
    public string Topic { get; } = topic;

    public int Partition { get; } = partition;
}

/// <summary>The store cannot take a commit now (disk full, read-only, locked, unreachable); nothing was written; the same batch may be tried again.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it answers and will not have us (credentials, bucket, a failure at every request): it goes on when a person set something right.</summary>
    public bool Refused { get; init; }
}

/// <summary>The figures in the store are of a newer law or profile than this program's: it may read them and must not count on.</summary>
public sealed class OutdatedProgramException(FiguresBasis store, FiguresBasis program) : Exception(
    $"Số liệu trong kho được tính theo {store}, chương trình này theo {program}; hãy khởi động lại với bản mới. " +
    $"The figures in the store are computed by {store}, this program computes by {program}: start it anew with the version and profile of the others.");

/// <summary>The store cannot be used at all: damaged, newer than the program, of another province, or of the other kind (<see cref="OtherKindException"/>). The message says what to do.</summary>
public class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store holds the other kind of data, simulated or real, than the batch that it refused.</summary>
public sealed class OtherKindException(string message) : StoreRefusedException(message);

/// <summary>A question whose answer would go through more of the store than is done for one reader. Asked for a shorter period or for fewer units it is answered.</summary>
public sealed class QuestionTooWideException(long wanted, long most)
    : Exception($"About {wanted} rows would have to be read to count these dossiers; at most {most} are. Ask for a shorter or later period, or for one unit.")
{
    public long Wanted { get; } = wanted;

    public long Most { get; } = most;
}
