using System.CommandLine;
using System.Globalization;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Replay;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Reports.Figures;

namespace Ioc.Dashboard.Commands;

/// <summary>
/// `check`: judges events offline, line by line, as POST /events would, and shows the figures that they give. They go through the same ledger and store, in a folder that is gone afterwards;
/// nothing is sent and no other store is touched.
/// </summary>
internal static class CheckCommand
{
    /// <summary>Units whose figures are shown, those with most dossiers first.</summary>
    private const int MostUnits = 20;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "one CloudEvent a line; -: standard input" };
        var period = new Option<string?>("--period") { Description = "of the figures, as the API has it (default: the days that the events speak of)", HelpName = "PERIOD" };
        Option<string?> profile = CommonOptions.Profile();
        var command = new Command("check", "Judges events without sending them, and shows the figures that they give.") { file, period, profile };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(period), CommonOptions.Given(("Profile:Name", parsed.GetValue(profile))), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? asked, IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        var errors = new List<string>();
        if (file != "-" && !File.Exists(file))
        {
            errors.Add($"{file}: there is no such file.");
        }

        if (asked is not null && !Period.TryParse(asked, now.Day, out _))
        {
            errors.Add($"\"{asked}\" is no period: 2026-11, 2026-11-30, 2026-Q4, 2026, 2026-11-01..2026-11-30.");
        }

        errors.ForEach(Console.Error.WriteLine);
        if (Configuration.Load(flags) is not var (_, profile) || errors.Count > 0)
        {
            return ExitCode.Refused;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("ioc-check-");
        try
        {
            return await StoreErrors.ToExitCodeAsync(() => CheckAsync(file, asked, profile, now, new DataDirectory(folder.FullName), cancellation));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> CheckAsync(string file, string? asked, Profile profile, Instant now, DataDirectory folder, CancellationToken cancellation)
    {
        var trial = new EventTrial(profile, now);
        ReplaySummary summary;
        await using (var store = new SqliteOperationalStore(folder.OperationalFile, TimeProvider.System))
        {
            await store.OpenAsync(profile, cancellation);
            var source = new NdjsonFiles([file == "-" ? "/dev/stdin" : file]);
            var replay = new ReplayRun(profile, store, TimeProvider.System) { TrustsEventTime = false, Until = now };
            summary = await replay.RunAsync(trial.Judge(source, (line, refused) => Console.WriteLine($"{line}: {refused ?? "accepted"}")), () => null, null, cancellation);
        }

        Say($"{trial.Accepted + trial.Refused} events: {trial.Accepted} accepted ({summary.Duplicates} duplicates), {trial.Refused} refused");
        foreach ((string reason, long count) in summary.Rejected.OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            Say($"of the accepted ones the ledger takes {count} not: {reason}");
        }

        if (trial.Days is var (first, last))
        {
            Period period = asked is not null && Period.TryParse(asked, now.Day, out Period told) ? told : new Period(PeriodKind.Range, first, last);
            await using SqliteSnapshot snapshot = SqliteSnapshot.OfOthers(folder.OperationalFile);
            MadeFigures made = await new FiguresMaker(snapshot, profile).MakeAsync(period, FiguresMaker.AsOf(period, await snapshot.StateAsync(cancellation), now), null, cancellation);
            Show(made.Figures, period);
        }

        return trial.Refused == 0 && summary.Rejected.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(ReportFigures figures, Period period)
    {
        Say($"");
        Say($"{period}");
        Show("province", figures.Province);
        foreach (ReportUnit unit in figures.Units.Where(unit => Values(unit.Sheet).Any()).OrderByDescending(unit => unit.Sheet.Received + unit.Sheet.Resolved).ThenBy(unit => unit.Code, StringComparer.Ordinal).Take(MostUnits))
        {
            Show($"{unit.Code} {unit.Name}", unit.Sheet);
        }
    }

    private static void Show(string whose, KpiSheet sheet) =>
        Say($"{whose}: {string.Join(", ", Values(sheet).Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Figure} {value.Value:0.####}")))}");

    /// <summary>What is not zero and known.</summary>
    private static IEnumerable<(Figure Figure, double Value)> Values(KpiSheet sheet) =>
        Catalogue.OfSheet.Select(figure => (Figure: figure, Value: figure.Of(sheet) ?? 0)).Where(value => value.Value != 0);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
