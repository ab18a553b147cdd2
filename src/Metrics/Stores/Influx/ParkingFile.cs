using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Parked lines in a text file: a comment with time and reason, then the line as it was, ready to be sent again by hand. Begun anew at 10 MB; the one before is kept.
/// A line that is there already is not parked again: days are written anew after each start and once a day.
/// </summary>
public sealed class ParkingFile(string path, TimeProvider time) : IParkedLines
{
    private const long Longest = 10_000_000;

    private static readonly TimeSpan NewsFor = TimeSpan.FromHours(1);

    private readonly Lock _writing = new();
    private HashSet<string>? _known;
    private long _parked;
    private (long At, string Why)? _last;

    /// <summary>Lines parked since the start.</summary>
    public long Parked => Volatile.Read(ref _parked);

    /// <summary>How many were parked since the start and why the last one, for an hour after that; null: none was.</summary>
    public string? News
    {
        get
        {
            lock (_writing)
            {
                return _last is var (at, why) && time.GetElapsedTime(at) < NewsFor ? $"{_parked} lines refused for good ({Path.GetFileName(path)}): {why}" : null;
            }
        }
    }

    public void Park(string line, string reason)
    {
        lock (_writing)
        {
            if (!Known().Add(line))
            {
                return;
            }

            if (File.Exists(path) && new FileInfo(path).Length > Longest)
            {
                File.Move(path, path + ".old", overwrite: true);
                _known = [line];
            }

            File.AppendAllText(path, $"# {Instant.From(time.GetUtcNow())} {reason.ReplaceLineEndings(" ")}\n{line}\n");
            Interlocked.Increment(ref _parked);
            _last = (time.GetTimestamp(), reason);
        }
    }

    private HashSet<string> Known() => _known ??= File.Exists(path) ? [.. File.ReadLines(path).Where(line => !line.StartsWith('#'))] : [];
}
