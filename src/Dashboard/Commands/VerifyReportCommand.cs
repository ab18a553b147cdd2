using System.CommandLine;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Reports.Verifying;

namespace Ioc.Dashboard.Commands;

/// <summary>`report verify FILE`: checksum, what the document shows against its own figures, and the figures recomputed from the store. 0: all the same; 1: differences, each named; 2: no report.</summary>
internal static class VerifyReportCommand
{
    public static Command Create()
    {
        Option<string?> profile = CommonOptions.Profile(), data = CommonOptions.Data();
        var file = new Argument<string>("FILE") { Description = "a DOCX, XLSX, PDF or JSON report" };
        var command = new Command("verify", "Checks a report against its checksum and against the store.") { file, data, profile };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(file)!, CommonOptions.Given(("Profile:Name", parsed.GetValue(profile)), ("Data:Folder", parsed.GetValue(data))), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        if (Configuration.Load(flags) is not var (settings, profile))
        {
            return ExitCode.Refused;
        }

        try
        {
            byte[] bytes = await File.ReadAllBytesAsync(path, cancellation);
            ReportFile file = ReportFile.Open(bytes);
            await using IStoreSnapshot snapshot = await StoreSnapshots.OpenAsync(settings, profile, cancellation);
            return await CompareAsync(file, bytes, snapshot, profile, cancellation);
        }
        catch (Exception refused) when (refused is StoreRefusedException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync($"{path}: {refused.Message}");
            return ExitCode.Refused;
        }
        catch (Exception failed) when (failed is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> CompareAsync(ReportFile file, byte[] bytes, IStoreSnapshot snapshot, Profile profile, CancellationToken cancellation)
    {
        Instant asOf = Instant.Parse(file.AsOf);
        _ = Period.TryParse(file.Period, asOf.Day, out Period period);
        MadeFigures now = await new FiguresMaker(snapshot, profile).MakeAsync(period, asOf, null, cancellation);
        (snapshot as SqliteSnapshot)?.Confirm();
        Console.WriteLine($"{file.Format} · {file.Period} · {file.AsOf} · SHA-256 {file.Sha256}");
        bool same = file.ChecksumHolds;
        Console.WriteLine(same ? "Mã kiểm tra khớp · the checksum holds" : "SAI MÃ KIỂM TRA: số liệu trong tệp đã bị sửa · THE CHECKSUM DOES NOT HOLD: the figures in the file were changed");
        IReadOnlyList<FigureDifference> shown = ShownText.Changes(bytes, file, FormFields.Of(profile));
        if (file.Format is "docx" or "xlsx" && !file.ComparableWords)
        {
            Console.WriteLine("Văn bản do phiên bản khác của chương trình viết: chỉ kiểm tra số liệu kèm theo. Written by another version of this program: only the figures inside are checked, not the words shown.");
        }

        same &= List("Văn bản khác với số liệu kèm theo · the document does not show its own figures", shown);
        if (file.Json is { } json)
        {
            same &= List("Số liệu tính lại từ kho khác với tệp · recomputed from the store, other than in the file", FigureDifferences.Between(json, now.Json));
        }
        else if (FigureDifferences.ContentSha256(now.Json) != file.ContentSha256)
        {
            same = false;
            Console.WriteLine($"Số liệu tính lại có mã khác ({now.Sha256}); hãy kiểm tra bản JSON hoặc DOCX để biết từng số liệu. Recomputed figures have another checksum: verify the JSON or DOCX of this version to see each.");
        }

        Console.WriteLine(same ? "KHỚP · the same" : "KHÔNG KHỚP · not the same");
        return same ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool List(string heading, IReadOnlyList<FigureDifference> differences)
    {
        if (differences.Count > 0)
        {
            Console.WriteLine($"{heading}: {differences.Count}");
            foreach (FigureDifference difference in differences)
            {
                Console.WriteLine("  " + difference);
            }
        }

        return differences.Count == 0;
    }
}
