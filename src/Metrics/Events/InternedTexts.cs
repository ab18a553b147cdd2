using System.Text;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Events;

/// <summary>Strings for UTF-8 texts of which there are few (sources, procedure codes). Bounded: emptied when full, long texts are not kept.</summary>
internal sealed class InternedTexts(int capacity)
{
    private const int Longest = 256;

    private readonly Utf8Table<string> texts = new();

    public string Get(ReadOnlySpan<byte> text)
    {
        if (texts.Find(text) is { } known)
        {
            return known;
        }

        string made = Encoding.UTF8.GetString(text);
        if (text.Length <= Longest)
        {
            if (texts.Count >= capacity)
            {
                texts.Clear();
            }

            texts.Add(text.ToArray(), made);
        }

        return made;
    }
}
