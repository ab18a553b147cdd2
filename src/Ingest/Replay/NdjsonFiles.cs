namespace Ioc.Ingest.Replay;

/// <summary>
/// Lines of files, one CloudEvent each, in blocks that stay in memory as long as an event of theirs is used. Empty lines are skipped;
/// a line end may be LF or CRLF; a byte order mark at the beginning is skipped.
/// </summary>
public sealed class NdjsonFiles(IReadOnlyList<string> files)
{
    private const int BlockSize = 1 << 20;

    /// <summary>What is longer is no event, whatever follows: its beginning is handed out, the rest passed over.</summary>
    private const int MostOfALine = 4 * BlockSize;

    private long _done;

    /// <summary>Bytes in all files.</summary>
    public long Length { get; } = files.Sum(file => new FileInfo(file).Length);

    /// <summary>Share read, 0..1.</summary>
    public double Share => Length == 0 ? 1 : (double)Volatile.Read(ref _done) / Length;

    /// <summary>Number of the line that was handed out last, within its file, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads once through. Throws <see cref="IOException"/>.</summary>
    public IEnumerable<ReplayEvent> Read()
    {
        foreach (string file in files)
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            foreach (ReadOnlyMemory<byte> line in Lines(stream))
            {
                yield return new ReplayEvent(line, default);
            }
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        byte[] block = new byte[BlockSize];
        int kept = 0;
        bool first = true, skipping = false;
        Line = 0;
        while (true)
        {
            int read = stream.Read(block, kept, block.Length - kept);
            Interlocked.Add(ref _done, read);
            int filled = kept + read;
            int start = 0;
            if (first && filled >= 3 && block.AsSpan().StartsWith("\uFEFF"u8))
            {
                start = 3;
            }

            first = false;
            for (int end; (end = block.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += end + 1)
            {
                Line += skipping ? 0 : 1;
                if (!skipping && Trimmed(block, start, end) is { Length: > 0 } line)
                {
                    yield return line;
                }

                skipping = false;
            }

            if (read == 0)
            {
                if (!skipping && Trimmed(block, start, filled - start) is { Length: > 0 } last)
                {
                    Line++;
                    yield return last;
                }

                yield break;
            }

            kept = filled - start;
            if (skipping || kept > MostOfALine)
            {
                if (!skipping)
                {
                    Line++;
                    yield return block.AsMemory(start, kept);
                }

                (skipping, kept) = (true, 0);
            }

            byte[] next = new byte[kept > BlockSize / 2 ? block.Length * 2 : BlockSize]; // a line longer than a block
            block.AsSpan(start, kept).CopyTo(next);
            block = next;
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(byte[] block, int start, int length)
    {
        while (length > 0 && block[start + length - 1] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            length--;
        }

        return block.AsMemory(start, length);
    }
}
