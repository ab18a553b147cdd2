using System.Globalization;
using System.Text;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared;

/// <summary>An accepted event as it arrives.</summary>
public sealed record ArrivedEvent(string Json, Instant RecordedAt);

/// <summary>
/// Valid dossier events from a seed, meant to hurt: every status in believable and in absurd orders, reopenings, ties in every comparison, two events of one sequence,
/// ids used twice, promised times, carried acceptances (up to 10 minutes ahead), pauses, ratings before and after, times on the edges of working hours and days.
/// The same seed gives the same events. Not thread-safe.
/// </summary>
public sealed class RandomDossiers
{
    /// <summary>Some sources number steps by the milliseconds of their clock.</summary>
    private const long ByTheClock = 1_762_132_500_000;

    private static readonly string[] Names =
    [
        "", "registered", "accepted", "rejected", "processing", "supplement-requested", "payment-requested", "withdrawn", "stopped", "completed", "returned",
    ];

    private static readonly int[][] Believable =
    [
        [1, 2, 4, 9, 10], [2, 4, 9], [1, 2, 5, 4, 9, 10], [2, 5, 6, 4, 9, 6, 10], [1, 3], [1, 3, 10], [1, 7], [2, 4, 8], [2, 9, 4, 9, 10], [2, 6, 9, 6, 4, 5, 4, 10],
        [2, 5], [2, 4], [1], [1, 2, 5, 7], [4, 9], [2, 3, 10], [2, 9, 6], [2, 5, 4, 6, 4, 5, 4], [1, 2, 6, 9], [2, 9, 10, 6], [2, 10, 6, 4, 6], [1, 3, 10, 6],
    ];

    private static readonly TimeSpan[] Edges =
    [
        TimeSpan.Zero, new(7, 30, 0), new(11, 30, 0), new(13, 0, 0), new(13, 30, 0), new(15, 0, 0), new(15, 0, 1), new(16, 30, 0), new(17, 0, 0), new(17, 0, 1), new(23, 59, 59),
    ];

    /// <summary>What sources write for "no date", and beside it.</summary>
    private static readonly string[] Odd =
    [
        "0001-01-01T00:00:00+07:00", "0001-01-01T00:00:00+14:00", "0001-01-01T23:59:59-12:00", "0001-01-03T00:00:00Z", "1900-01-01T00:00:00+07:00", "1970-01-01T00:00:00Z",
        "1970-01-01T07:00:00+07:00", "1969-12-31T10:00:00Z", "1969-12-31T09:59:59Z", "1970-01-02T11:59:59Z", "1970-01-02T12:00:00Z", "9999-12-31T23:59:59.9999999-12:00",
        "9999-12-31T00:00:00+07:00", "9999-12-30T00:00:00+07:00", "2199-06-01T00:00:00+07:00",
    ];

    private readonly Random _random;
    private readonly IReadOnlyList<string> _units;
    private readonly IReadOnlyList<string> _procedures;
    private readonly LocalDay _first;
    private readonly LocalDay _last;
    private readonly string _numbers;
    private int _nextId;

    /// <summary>Numbers: what every dossier's number begins with.</summary>
    public RandomDossiers(
        int seed, IReadOnlyList<string>? units = null, IReadOnlyList<string>? procedures = null, LocalDay? first = null, LocalDay? last = null, string numbers = "H")
    {
        _random = new Random(seed);
        _units = units ?? ["10001", "10002", "10003", "TT"];
        _procedures = procedures ?? [.. SmallProfile.Allowances.Keys, SmallProfile.Unknown];
        _first = first ?? LocalDay.Of(2025, 4, 14);
        _last = last ?? LocalDay.Of(2025, 5, 23);
        _numbers = numbers;
    }

    /// <summary>All events of some dossiers in a random order of arrival. Duplicates are left to the caller.</summary>
    public List<ArrivedEvent> Events(int dossiers)
    {
        List<ArrivedEvent> events = [];
        for (int i = 0; i < dossiers; i++)
        {
            string unit = _units[_random.Next(_units.Count)];
            Dossier(unit, Chance(20) ? _numbers + "1-0001" : $"{_numbers}{unit}-<{i}>", events);
        }

        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(events));
        return events;
    }

    private void Dossier(string unit, string number, List<ArrivedEvent> into)
    {
        int[] statuses = Chance(70) ? Believable[_random.Next(Believable.Length)] : [.. Enumerable.Range(0, _random.Next(1, 7)).Select(_ => _random.Next(1, 11))];
        Instant at = Moment(_first, _last);
        long sequence = (Chance(85) ? 1 : _random.Next(1, 4)) + (statuses.Length == 3 ? ByTheClock : 0);
        string procedure = Pick(_procedures);
        foreach (int status in statuses)
        {
            into.Add(Status(unit, number, sequence, status, at, procedure));
            if (Chance(6))
            {
                into.Add(Status(unit, number, sequence, _random.Next(1, 11), Chance(50) ? at : Later(at), Pick(_procedures)));
            }

            sequence += Chance(90) ? 1 : 2;
            at = Chance(85) ? Later(at) : Chance(50) ? at : Moment(_first, _last);
        }

        for (int ratings = Chance(30) ? _random.Next(1, 4) : 0; ratings > 0; ratings--)
        {
            into.Add(Rating(unit, number, Chance(60) ? at : Later(at)));
        }
    }

    private ArrivedEvent Status(string unit, string number, long sequence, int status, Instant at, string procedure)
    {
        var data = new StringBuilder();
        data.Append(CultureInfo.InvariantCulture, $"\"commune\":\"{unit}\",\"dossier\":\"{number}\",\"sequence\":{sequence},\"at\":\"{Text(at)}\"");
        data.Append(Chance(80) ? $",\"status\":\"{Names[status]}\"" : string.Create(CultureInfo.InvariantCulture, $",\"status\":{status}"));
        Instant latest = at;
        if (sequence == 1 || Chance(20))
        {
            data.Append(CultureInfo.InvariantCulture, $",\"procedure\":\"{(Chance(90) ? procedure : Pick(_procedures))}\",\"channel\":\"{Pick(["online", "online", "in-person", "postal"])}\"");
        }

        foreach (string flag in (string[])["fullyOnline", "outsideArea", "digitizedComponents", "digitizedResult"])
        {
            data.Append(Chance(50) ? "" : $",\"{flag}\":{Pick(["true", "true", "false", "null"])}");
        }

        data.Append(Chance(60) ? "" : $",\"payment\":\"{Pick(["none", "online", "offline"])}\"");
        if (Chance(12))
        {
            data.Append(CultureInfo.InvariantCulture, $",\"dueAt\":\"{(Chance(25) ? Pick(Odd) : Text(Promise(at)))}\"");
        }

        if (Chance(8))
        {
            Instant accepted = Chance(50) ? at : at + TimeSpan.FromMinutes(_random.Next(-600, 10));
            latest = Instant.Max(latest, accepted);
            data.Append(CultureInfo.InvariantCulture, $",\"acceptedAt\":\"{Text(accepted)}\"");
        }

        return Event("vn.ioc.dossier.status", data.ToString(), at, latest);
    }

    private ArrivedEvent Rating(string unit, string number, Instant at) =>
        Event("vn.ioc.dossier.rating", string.Create(CultureInfo.InvariantCulture, $"\"commune\":\"{unit}\",\"dossier\":\"{number}\",\"rating\":{_random.Next(1, 6)},\"at\":\"{Text(at)}\""), at, at);

    private ArrivedEvent Event(string type, string data, Instant at, Instant latest)
    {
        int number = Chance(3) ? Math.Max(0, _nextId - 1) : _nextId++;
        string id = Chance(5) ? $"\uFF5E-{number}" : Chance(5) ? $"\U0001F600-{number}" : string.Create(CultureInfo.InvariantCulture, $"event-{number}");
        Instant time = Chance(60) ? at : at + TimeSpan.FromSeconds(_random.Next(0, 3));
        string source = Pick(["/vn/99/tthc", "/vn/99/tthc", "/vn/99/một-cửa"]);
        string json = $"{{\"specversion\":\"1.0\",\"id\":\"{id}\",\"source\":\"{source}\",\"type\":\"{type}\",\"time\":\"{Text(time)}\",\"data\":{{{data}}}}}";
        Instant arrived = Chance(80) ? latest + TimeSpan.FromSeconds(_random.Next(0, 20)) : latest + TimeSpan.FromHours(_random.Next(0, 60));
        return new ArrivedEvent(json, Chance(10) ? latest - TimeSpan.FromMinutes(9) : arrived);
    }

    private Instant Later(Instant at) => _random.Next(6) switch
    {
        0 => at,
        1 => at + new TimeSpan(_random.NextInt64(TimeSpan.TicksPerMinute)),
        2 => at + new TimeSpan(_random.NextInt64(TimeSpan.TicksPerHour)),
        _ => Instant.Max(at, Moment(at.Day, at.Day + 5)),
    };

    /// <summary>At once, three years ahead or a little more, a day without a time, or a moment of the next days.</summary>
    private Instant Promise(Instant at) =>
        Chance(30) ? at : Chance(10) ? at + TimeSpan.FromDays(_random.Next(1090, 1100)) : Chance(20) ? (at.Day + _random.Next(10)).Start : Moment(at.Day, at.Day + 9);

    private Instant Moment(LocalDay first, LocalDay last)
    {
        LocalDay day = first + _random.Next(last - first + 1);
        return _random.Next(5) switch
        {
            0 => day.Start + Edges[_random.Next(Edges.Length)],
            1 => day.Start + Edges[_random.Next(Edges.Length)] - new TimeSpan(1),
            2 => day.Start + new TimeSpan(_random.NextInt64(TimeSpan.TicksPerDay)),
            _ => day.Start + TimeSpan.FromSeconds(_random.Next(7 * 3600, 18 * 3600)),
        };
    }

    /// <summary>The same instant, now in local time, now in UTC.</summary>
    private string Text(Instant instant) => Chance(70)
        ? instant.ToString()
        : new DateTimeOffset(instant.Ticks, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
