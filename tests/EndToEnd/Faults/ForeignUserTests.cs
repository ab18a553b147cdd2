using System.Diagnostics;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>Another user of the machine looks at the data, or left files in it. Needs root, which runs the program as nobody.</summary>
public sealed class ForeignUserTests
{
    private const string Nobody = "65534";

    [Fact]
    public async Task A_report_by_another_user_leaves_no_file_that_the_owner_could_not_write()
    {
        using TemporaryFolder data = new(), made = new();
        await using (IocProcess program = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]))
        {
            (await program.StopAsync()).ExitCode.ShouldBe(0);
        }

        await Tool.RunAsync("chmod", ["-R", "a+rwX", data.Path, made.Path]);
        string[] before = Files(data.Path);
        (int code, string said) = await AsNobodyAsync("report", "today", "--format", "json", "--out", Path.Combine(made.Path, "report.json"), "--data", data.Path);
        code.ShouldBe(0, said);
        Files(data.Path).ShouldBe(before);
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

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

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
