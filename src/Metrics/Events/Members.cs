using System.Text;

namespace Ioc.Metrics.Events;

/// <summary>Names of the members: found by UTF-8 name without allocation, and as written in a rejection's detail (`data.sequence`).</summary>
internal static class Members
{
    private static readonly string[] Names =
    [
        "", "specversion", "id", "source", "type", "time", "data",
        "commune", "dossier", "sequence", "status", "at", "procedure", "channel", "fullyOnline", "outsideArea", "dueAt", "acceptedAt",
        "digitizedComponents", "digitizedResult", "payment", "handedOverTo", "takenOverFrom", "takenOverAt", "rating", "system", "intervalSeconds", "latencyMs", "detail", "unit", "indicator",
        "numerator", "denominator", "value", "reportedBy", "note", "day", "received", "resolved", "backlog",
    ];

    private static readonly (byte[] Name, Member Member)[][] EnvelopeByLength = ByLength(Member.SpecVersion, Member.Data);
    private static readonly (byte[] Name, Member Member)[][] DataByLength = ByLength(Member.Commune, Member.Backlog);

    public static Member OfEnvelope(ReadOnlySpan<byte> name) => Find(EnvelopeByLength, name);

    public static Member OfData(ReadOnlySpan<byte> name) => Find(DataByLength, name);

    public static string Path(Member member) => member <= Member.Data ? Names[(int)member] : "data." + Names[(int)member];

    private static Member Find((byte[] Name, Member Member)[][] byLength, ReadOnlySpan<byte> name)
    {
        if (name.Length < byLength.Length)
        {
            foreach ((byte[] candidate, Member member) in byLength[name.Length])
            {
                if (name.SequenceEqual(candidate))
                {
                    return member;
                }
            }
        }

        return Member.None;
    }

    private static (byte[] Name, Member Member)[][] ByLength(Member first, Member last)
    {
        var members = Enumerable.Range((int)first, last - first + 1).Select(m => (Encoding.UTF8.GetBytes(Names[m]), (Member)m)).ToArray();
        return [.. Enumerable.Range(0, 1 + members.Max(m => m.Item1.Length)).Select(length => members.Where(m => m.Item1.Length == length).ToArray())];
    }
}
