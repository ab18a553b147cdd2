using System.Globalization;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Health;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults.Running;

/// <summary>What one load sends: dossiers of months ago and of these days, ratings, yesterday's health of some systems, indicators, and a few events that are wrong.</summary>
internal sealed class LoadContent
{
    /// <summary>One that is judged always, one in office hours.</summary>
    public static readonly string[] Systems = ["tthc", "trung-tam-hcc"];
    private const int Watched = 5;
    private const int FirstHour = 9, LastHour = 22;

    private readonly List<ArrivedEvent> _dossiers = [];
    private readonly List<Report> _reports = [];
    private readonly List<(string Indicator, long Value, string Json)> _indicators = [];

    public LoadContent(Profile profile, LocalDay today, int seed, int dossiers)
    {
        Unit[] communes = [.. profile.Units.Where(unit => unit.Kind == UnitKind.Commune)];
        string[] units = [.. communes.Where((_, i) => i % 4 == seed % 4).Take(24).Select(unit => unit.Code)];
        string[] procedures = [.. profile.Procedures.Take(12).Select(procedure => procedure.Code), SmallProfile.Unknown];

        // Dossiers of its own, so that nothing which another load sends hides what was lost of this one.
        _dossiers.AddRange(new RandomDossiers(seed, units, procedures, today - 120, today - 60, $"H{seed}.").Events(dossiers * 4 / 5));
        _dossiers.AddRange(new RandomDossiers(seed, units, procedures, today - 40, today, $"N{seed}.").Events(dossiers / 5).Where(IsPast));
        var random = new Random(seed);
        int turns = communes.Length / Watched;
        Instant from = (today - 1).Start + TimeSpan.FromHours(FirstHour + (seed / turns % (LastHour - FirstHour)));
        foreach (Unit commune in communes.Skip(seed % turns * Watched).Take(Watched))
        {
            foreach (string system in Systems)
            {
                _reports.AddRange(RandomReports.Series(random, commune.Index + 1, system, from, TimeSpan.FromMinutes(60)));
            }
        }

        string[] targets = [.. profile.Targets.Where(target => target.MeasuredBy.Contains("indicator")).Take(3).Select(target => target.Id)];
        _indicators.AddRange(targets.Select((id, i) => (id, seed + i + 1L, Indicator(id, seed + i + 1, today, seed))));
        foreach ((string json, string reason) in Wrong(seed, units[0], (today - 1).Start))
        {
            Rejected[json] = reason;
        }

        LoadEvent[] all =
        [
            .. _dossiers.Select(e => new LoadEvent(Topics.ProcedureEvents, new NaiveEvent(e.Json, e.RecordedAt).Commune, e.Json)),
            .. _reports.Select(report => new LoadEvent(Topics.SystemHealth, profile.Units[report.Commune - 1].Code, Health(report, profile))),
            .. _indicators.Select(each => new LoadEvent(Topics.IndicatorReports, Topics.ProvinceKey, each.Json)),
            .. Rejected.Keys.Select(json => new LoadEvent(Topics.ProcedureEvents, units[0], json)),
        ];
        random.Shuffle(all);
        Events = all;
    }

    /// <summary>In the order in which they are sent.</summary>
    public IReadOnlyList<LoadEvent> Events { get; }

    /// <summary>Those that are wrong, with the reason.</summary>
    public Dictionary<string, string> Rejected { get; } = new(StringComparer.Ordinal);

    /// <summary>All of it counts from now on.</summary>
    public void Count(JudgedTopology topology)
    {
        foreach (ArrivedEvent e in _dossiers)
        {
            topology.Naive.Add(e.Json, e.RecordedAt);
            topology.Heard.Add(new NaiveEvent(e.Json, e.RecordedAt).Commune);
        }

        topology.Reports.AddRange(_reports);
        topology.Heard.UnionWith(_reports.Select(report => topology.Profile.Units[report.Commune - 1].Code));
        topology.Indicators.AddRange(_indicators.Select(each => (each.Indicator, each.Value)));
        foreach ((string json, string reason) in Rejected)
        {
            topology.Rejected[json] = reason;
        }
    }

    /// <summary>What would lie ahead of the clock is left out: any subset of a dossier's events is a dossier.</summary>
    private static bool IsPast(ArrivedEvent arrived)
    {
        var e = new NaiveEvent(arrived.Json, arrived.RecordedAt);
        var until = Instant.From(TimeProvider.System.GetUtcNow());
        return e.At <= until && (e.Moment("acceptedAt") ?? e.At) <= until;
    }

    private static string Event(string id, string type, Instant time, string data) =>
        $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"/vn/40/faults","type":"{{{type}}}","time":"{{{time}}}","data":{ {{{data}}} }}""";

    private static string Health(Report report, Profile profile)
    {
        string interval = report.Interval > 0 ? string.Create(CultureInfo.InvariantCulture, $",\"intervalSeconds\":{report.Interval}") : "";
        string status = report.Status switch { HealthStatus.Up => "up", HealthStatus.Degraded => "degraded", _ => "down" };
        return Event(
            report.Id, "vn.ioc.system.health", report.Time,
            $"\"commune\":\"{profile.Units[report.Commune - 1].Code}\",\"system\":\"{report.System}\",\"status\":\"{status}\",\"at\":\"{report.At}\"{interval}");
    }

    /// <summary>Each load's is later than the one's before it.</summary>
    private static string Indicator(string id, int value, LocalDay today, int seed) => Event(
        $"indicator-{id}-{seed}", "vn.ioc.indicator.report", (today - 1).Start + TimeSpan.FromMinutes(seed),
        string.Create(CultureInfo.InvariantCulture, $"\"unit\":\"province\",\"indicator\":\"{id}\",\"at\":\"{(today - 1).Start + TimeSpan.FromMinutes(seed)}\",\"value\":{value},\"reportedBy\":\"tests\""));

    private static IEnumerable<(string Json, string Reason)> Wrong(int seed, string unit, Instant at)
    {
        string Status(string commune, string more, Instant when, int kind) => Event(
            $"wrong-{seed}-{kind}", "vn.ioc.dossier.status", when,
            $"\"commune\":\"{commune}\",\"dossier\":\"W-{seed}\",\"sequence\":1,\"at\":\"{when}\",\"procedure\":\"1.001193\",{more}");

        yield return (Status("00000", "\"status\":\"accepted\",\"channel\":\"online\"", at, 1), "unknown-commune");
        yield return (Status(unit, "\"status\":\"lost\",\"channel\":\"online\"", at, 2), "invalid-status");
        yield return (Status(unit, "\"status\":\"accepted\"", at, 3), "missing-field");
        yield return (Status(unit, "\"status\":\"accepted\",\"channel\":\"pigeon\"", at, 4), "invalid-field");
        yield return (Status(unit, "\"status\":\"accepted\",\"channel\":\"online\"", LocalDay.Of(1999, 5, 1).Start, 5), "ancient-time");
        yield return (Event($"wrong-{seed}-6", "vn.ioc.unheard.of", at, ""), "unknown-type");
        yield return (Event($"wrong-{seed}-7", "vn.ioc.system.health", at, $"\"commune\":\"{unit}\",\"system\":\"abacus\",\"status\":\"up\",\"at\":\"{at}\""), "unknown-system");
        yield return (string.Create(CultureInfo.InvariantCulture, $"[{seed}]"), "not-cloudevent");
    }
}
