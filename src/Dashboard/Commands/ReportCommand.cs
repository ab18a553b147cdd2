using System.CommandLine;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Reports;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Reports.Pdf;

namespace Ioc.Dashboard.Commands;

/// <summary>`report PERIOD`: a report from a snapshot of the store, also beside a running server. `report verify FILE`: checks one.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Option<string?> profile = CommonOptions.Profile(), data = CommonOptions.Data();
        var period = new Argument<string>("PERIOD") { Description = "today, yesterday, 2025-10-31, 2025-10, 2025-Q4, 2025 or 2025-10-01..2025-10-31" };
        var format = new Option<string>("--format") { Description = "docx, xlsx, pdf, json or csv", HelpName = "FORMAT", DefaultValueFactory = _ => "docx" };
        var output = new Option<string?>("--out") { Description = "file to write (default: bao-cao-PERIOD.FORMAT)", HelpName = "FILE" };
        var command = new Command("report", "Makes a report of a period, or checks one (report verify FILE).") { period, format, output, data, profile, VerifyReportCommand.Create() };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(period)!, parsed.GetValue(format)!, parsed.GetValue(output),
            CommonOptions.Given(("Profile:Name", parsed.GetValue(profile)), ("Data:Folder", parsed.GetValue(data))), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string text, string format, string? output, IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        var errors = new List<string>();
        if (!Period.TryParse(text, now.Day, out Period period))
        {
            errors.Add($"Kỳ \"{text}\" không hợp lệ. \"{text}\" is no period: today, yesterday, 2025-10-31, 2025-10, 2025-Q4, 2025 or 2025-10-01..2025-10-31.");
        }

        if (!ReportFormat.All.Contains(format))
        {
            errors.Add($"Định dạng \"{format}\" không hợp lệ. \"{format}\" is no format: {string.Join(", ", ReportFormat.All)}.");
        }

        errors.ForEach(Console.Error.WriteLine);
        if (Configuration.Load(flags) is not var (settings, profile) || errors.Count > 0)
        {
            return ExitCode.Refused;
        }

        try
        {
            await using IStoreSnapshot snapshot = await StoreSnapshots.OpenAsync(settings, profile, cancellation);
            StoreState state = await snapshot.StateAsync(cancellation);
            MadeFigures made = await new FiguresMaker(snapshot, profile).MakeAsync(period, FiguresMaker.AsOf(period, state, now), null, cancellation);
            (snapshot as SqliteSnapshot)?.Confirm();
            MadeReport report = MadeReport.Of(made, new ReportEdition(), FormFields.Of(profile));
            string file = output ?? $"bao-cao-{text}.{format}";
            await WholeFile.WriteAsync(file, await ReportFormat.WriteAsync(report, format, TimeProvider.System, cancellation), cancellation);
            Console.WriteLine($"{file} · {made.Figures.AsOf} · SHA-256 {made.Sha256}");
            return ExitCode.Done;
        }
        catch (StoreRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCode.Refused;
        }
        catch (Exception failed) when (failed is StoreUnavailableException or PdfUnavailableException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCode.Failed;
        }
    }
}
