using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>Another user of the machine looks at the data, or left files in it. Needs root, which runs the program as nobody.</summary>
public sealed class ForeignUserTests
{
    private const string Nobody = "65534";

    /// <summary>What a stop in good order, a kill and a copy of the database with its log alone leave behind, and a server at work. With a log the last event is nowhere else.</summary>
    [Theory]
    [InlineData("stopped")]
    [InlineData("killed")]
    [InlineData("killed, no index")]
    [InlineData("stopped, empty log")]
    [InlineData("running")]
    public async Task A_report_by_another_user_counts_all_and_leaves_no_file_that_the_owner_could_not_write(string server)
    {
        using TemporaryFolder data = new(), made = new();
        await using IocProcess program = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        using (HttpClient sender = program.Client(IocProcess.IngestKey))
        {
            await sender.PostAllAsync([.. FaultEvents.Open(3)]);
        }

        string file = Path.Combine(data.Path, "operational.db");
        await EndAsync(program, server, file);
        await Tool.RunAsync("chmod", ["-R", "a+rwX", data.Path, made.Path]);
        bool alone = server != "running";
        string[] before = await FilesAsync(data.Path, alone);
        string report = Path.Combine(made.Path, "report.json");
        (int code, string said) = await AsNobodyAsync("report", "today", "--format", "json", "--out", report, "--data", data.Path);
        code.ShouldBe(0, said);
        using (JsonDocument json = JsonDocument.Parse(await File.ReadAllBytesAsync(report)))
        {
            json.RootElement.GetProperty("figures").GetProperty("province").GetProperty("backlog").GetInt64().ShouldBe(3);
        }

        (code, said) = await AsNobodyAsync("report", "verify", report, "--data", data.Path);
        code.ShouldBe(0, said);
        (await FilesAsync(data.Path, alone)).ShouldBe(before);
    }

    [Theory]
    [InlineData("keys/key-1.xml", "keys/key-1.xml", "a+rX,go-w", false)]
    [InlineData("keys/key-1.xml", "keys", "go-rwx", false)]
    [InlineData("keys/", "keys", "a+rX,go-w", false)]
    [InlineData("ioc.lock", "ioc.lock", "go-rwx", false)]
    [InlineData("store.db", "store.db", "a+r,go-w", true)]
    public async Task A_start_that_meets_what_belongs_to_another_user_names_it_its_owner_and_the_remedy(string there, string named, string rights, bool replay)
    {
        using var data = new TemporaryFolder();
        await Tool.RunAsync("chmod", ["a+rwx", data.Path]);
        string path = Path.Combine(data.Path, there);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!there.EndsWith('/'))
        {
            await File.WriteAllTextAsync(path, "");
            await Tool.RunAsync("chmod", ["a+rwx", Path.GetDirectoryName(path)!]);
        }

        await Tool.RunAsync("chmod", [rights, Path.Combine(data.Path, named)]);
        string[] command = replay ? ["replay", Path.Combine(Repository.Root, "README.md")] : ["run", "--no-simulator", "--urls", "http://127.0.0.1:0"];
        (int code, string said) = await AsNobodyAsync([.. command, "--data", data.Path]);
        code.ShouldBe(2, said);
        said.ShouldContain($"chown nobody '{Path.Combine(data.Path, named)}'");
        said.ShouldContain("belongs to root");
        said.ShouldNotContain("   at ");
    }

    private static async Task EndAsync(IocProcess program, string server, string file)
    {
        if (server.StartsWith("stopped", StringComparison.Ordinal))
        {
            (await program.StopAsync()).ExitCode.ShouldBe(0);
            File.Exists(file + "-wal").ShouldBeFalse();
            if (server == "stopped, empty log")
            {
                await File.WriteAllBytesAsync(file + "-wal", []);
            }
        }
        else if (server.StartsWith("killed", StringComparison.Ordinal))
        {
            await program.KillAsync();
            new FileInfo(file + "-wal").Length.ShouldBeGreaterThan(0);
            if (server == "killed, no index")
            {
                File.Delete(file + "-shm");
            }
        }
    }

    /// <summary>Names and owners; of those that nobody is at work on, with their bytes.</summary>
    private static async Task<string[]> FilesAsync(string folder, bool bytes)
    {
        string[] owners = (await Tool.RunAsync("find", [folder, "-type", "f", "-printf", "%u %P\n"])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. owners.Select(line => bytes && !line.EndsWith("-shm", StringComparison.Ordinal) ? $"{line} {Sha(Path.Combine(folder, line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))}" : line).Order(StringComparer.Ordinal)];
    }

    private static string Sha(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static async Task<(int ExitCode, string Output)> AsNobodyAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet", IocProcess.ProgramPath, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["HOME"] = "/nonexistent";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
