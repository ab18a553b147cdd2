using System.Security.Cryptography;
using System.Text;

namespace Ioc.Tests.Shared.Kafka;

/// <summary>
/// Kafka's classes as a JVM has read and verified them once, in a file of artifacts/ that later ones map into memory (class data sharing): tests start brokers by the dozen.
/// </summary>
internal static class KafkaClasses
{
    private static readonly string _file = Path.Combine(
        Repository.Root, "artifacts", $"kafka-classes-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Libraries())))[..12]}.jsa");

    private static int _tried;

    /// <summary>What JVMs of Kafka are started with. One that the file does not fit goes on without it.</summary>
    public static IReadOnlyList<string> Flags => File.Exists(_file) ? ["-XX:SharedArchiveFile=" + _file] : [];

    /// <summary>The libraries with their times: a JVM takes the file for no others.</summary>
    private static string Libraries() => KafkaHome.Folder is not { } home ? "" : string.Join('\n', Directory.GetFiles(Path.Combine(home, "libs"))
        .Order(StringComparer.Ordinal).Select(library => $"{library} {File.GetLastWriteTimeUtc(library).Ticks}"));

    /// <summary>Makes the file with a broker that begins and ends; not where it is there, or another process is about to make it.</summary>
    public static async Task MakeOnceAsync()
    {
        if (File.Exists(_file) || Interlocked.Exchange(ref _tried, 1) == 1)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        try
        {
            await using var alone = new FileStream(_file + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            string made = _file + ".new";
            await using (KafkaCluster cluster = await KafkaCluster.StartAsync(new KafkaOptions(), ["-XX:ArchiveClassesAtExit=" + made]))
            {
                await cluster.Brokers[0].StopAsync();
            }

            File.Move(made, _file, overwrite: true);
        }
        catch (IOException)
        {
            // Another process makes it, or this Java cannot: brokers start without it.
        }
    }
}
