using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>
/// A page of dossiers by how long they are over their due time, chosen while all candidates go by: keeps one more than the page holds, whatever their number.
/// The cursor names the instant of the first page, so that time going on between pages skips none. One caller at a time.
/// </summary>
internal sealed class WorstFirst
{
    private const string Mark = "over";

    private readonly int _limit;
    private readonly Instant _at;
    private readonly Place? _after;
    private readonly PriorityQueue<Place, Place> _kept = new(Comparer<Place>.Create((a, b) => b.CompareTo(a)));

    /// <summary>Throws ArgumentException for a cursor that this program did not write.</summary>
    public WorstFirst(DossierQuery query)
    {
        (_limit, _at) = (query.Limit, query.At);
        if (query.Cursor is { } cursor)
        {
            (_at, _after) = Parse(cursor);
        }
    }

    /// <summary>A dossier that the figure counts.</summary>
    public void Offer(string unit, string number, DossierFacts facts)
    {
        var place = new Place(Over(facts), unit, number);
        if (_after is { } after && place.CompareTo(after) <= 0)
        {
            return;
        }

        if (_kept.Count <= _limit)
        {
            _kept.Enqueue(place, place);
        }
        else
        {
            _kept.EnqueueDequeue(place, place);
        }
    }

    /// <summary>Keys of the page in order, and the cursor of the next one; null at the end. Once, after all were offered.</summary>
    public (IReadOnlyList<DossierKey> Keys, string? Next) Page()
    {
        bool more = _kept.Count > _limit;
        if (more)
        {
            _kept.Dequeue();
        }

        var places = new Place[_kept.Count];
        for (int i = places.Length - 1; i >= 0; i--)
        {
            places[i] = _kept.Dequeue();
        }

        return ([.. places.Select(place => new DossierKey(place.Unit, place.Number))], more ? Write(places[^1]) : null);
    }

    /// <summary>Ticks from the due time to its end or the instant; those without a due time come last.</summary>
    private long Over(DossierFacts facts) =>
        facts.DueAt is not { } due ? long.MinValue
        : (facts.FinishedAt is { } finished && finished < _at ? finished : _at).Ticks - due.Ticks;

    private string Write(Place last) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}|{_at.Ticks}|{last.Over}|{last.Unit}|{last.Number}")));

    private static (Instant At, Place After) Parse(string text)
    {
        string[] parts = Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 5) : [];
        return parts is [Mark, var at, var over, var unit, var number]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            && long.TryParse(over, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long ticksOver)
            ? (new Instant(ticks), new Place(ticksOver, unit, number))
            : throw new ArgumentException("The cursor is not one of ours.", nameof(text));
    }

    private readonly record struct Place(long Over, string Unit, string Number) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            other.Over.CompareTo(Over) is not 0 and var byOver ? byOver
            : string.CompareOrdinal(Unit, other.Unit) is not 0 and var byUnit ? byUnit
            : string.CompareOrdinal(Number, other.Number);
    }
}
