using System.Text;

namespace Ioc.Metrics.Dossiers;

/// <summary>Gives the same string for the same UTF-8 text, for texts with few distinct values (sources, procedure codes). Bounded: beyond it strings are simply made. Not thread-safe.</summary>
internal sealed class Utf8Pool
{
    private const int Capacity = 8_192;
    private readonly Dictionary<int, List<(byte[] Utf8, string Text)>> _known = [];
    private int _count;

    public string Get(ReadOnlySpan<byte> utf8)
    {
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        int bucket = hash.ToHashCode();
        if (!_known.TryGetValue(bucket, out List<(byte[] Utf8, string Text)>? entries))
        {
            entries = [];
            if (_count < Capacity)
            {
                _known.Add(bucket, entries);
            }
        }

        foreach ((byte[] known, string text) in entries)
        {
            if (utf8.SequenceEqual(known))
            {
                return text;
            }
        }

        string made = Encoding.UTF8.GetString(utf8);
        if (_count < Capacity)
        {
            _count++;
            entries.Add((utf8.ToArray(), made));
        }

        return made;
    }
}
