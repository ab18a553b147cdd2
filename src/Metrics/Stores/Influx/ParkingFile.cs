using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Parked lines in a text file: a comment with time and reason, then the line as it was, ready to be sent again by hand. Begun anew at 10 MB; the one before is kept.</summary>
public sealed class ParkingFile(string path, TimeProvider time) : IParkedLines
{
    private const long Longest = 10_000_000;

    private readonly Lock _writing = new();

    public void Park(string line, string reason)
    {
        lock (_writing)
        {
            if (File.Exists(path) && new FileInfo(path).Length > Longest)
            {
                File.Move(path, path + ".old", overwrite: true);
            }

            File.AppendAllText(path, $"# {Instant.From(time.GetUtcNow())} {reason.ReplaceLineEndings(" ")}\n{line}\n");
        }
    }
}
