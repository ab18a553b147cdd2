using System.Text;

namespace Ioc.Reports.Content;

/// <summary>Words in which figures carry their dossiers, marked by letters of the private use area that no text of a report has. Documents show the plain words.</summary>
public static class LinkedText
{
    private const char Open = '\uE000', Middle = '\uE001', End = '\uE002', Between = '\uE003';

    private static readonly char[] _marks = [Open, Middle, End, Between];

    /// <summary>The words of a figure with what it rests on.</summary>
    public static string Mark(string words, FigureSource source) =>
        $"{Open}{string.Join(Between, source.Figure, source.Unit, source.Level, source.Field, source.Procedure)}{Middle}{words}{End}";

    public static string Plain(string marked) => marked.IndexOfAny(_marks) < 0 ? marked : string.Concat(Parts(marked).Select(part => part.Words));

    /// <summary>The words in pieces; source null: plain words.</summary>
    public static IEnumerable<(string Words, FigureSource? Source)> Parts(string marked)
    {
        int at = 0;
        while (at < marked.Length)
        {
            int open = marked.IndexOf(Open, at), middle = open < 0 ? -1 : marked.IndexOf(Middle, open), end = middle < 0 ? -1 : marked.IndexOf(End, middle);
            if (end < 0)
            {
                yield return (Clean(marked[at..]), null);
                yield break;
            }

            if (open > at)
            {
                yield return (Clean(marked[at..open]), null);
            }

            yield return (Clean(marked[(middle + 1)..end]), Source(marked[(open + 1)..middle]));
            at = end + 1;
        }
    }

    /// <summary>Words that people wrote carry no figures.</summary>
    public static string Clean(string words) => words.IndexOfAny(_marks) < 0 ? words : new StringBuilder(words).Replace("\uE000", "").Replace("\uE001", "").Replace("\uE002", "").Replace("\uE003", "").ToString();

    private static FigureSource? Source(string text)
    {
        string[] parts = text.Split(Between);
        return parts.Length != 5 ? null : new FigureSource(parts[0]) { Unit = Given(parts[1]), Level = Given(parts[2]), Field = Given(parts[3]), Procedure = Given(parts[4]) };

        static string? Given(string part) => part.Length == 0 ? null : part;
    }
}
