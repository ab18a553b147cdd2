using System.Text.RegularExpressions;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Settings;

/// <summary>What the documents name exists: files, commands and settings; and what the program reads is named.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string[] Documents =
    [
        .. new[] { "README.md", "README.vi.md", "CONTRIBUTING.md" }.Select(name => Path.Combine(Repository.Root, name)),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"),
    ];

    private static readonly string Prose = string.Join('\n', Documents.Select(File.ReadAllText));

    private static readonly string Code = Read("src", "docker") + File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));

    /// <summary>What variables for those who work on the project are read by.</summary>
    private static readonly string Tools = Read("tests/Shared");

    [Fact]
    public void Every_setting_that_is_read_is_documented_and_every_documented_one_is_read()
    {
        HashSet<string> read = [.. Key().Matches(Code).Select(match => match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal))];
        read.Count.ShouldBeGreaterThan(50, "the keys of the program have to be found at all");
        HashSet<string> named = Named();
        read.Except(named).ShouldBeEmpty("settings that no document names");
        named.Except(read).ShouldBeEmpty("settings that nothing reads");
    }

    [Fact]
    public void Every_variable_of_the_environment_that_the_documents_name_is_read()
    {
        string[] named = [.. Variable().Matches(Prose).Select(match => match.Value).Distinct()];
        named.Length.ShouldBeGreaterThan(5);
        named.Where(name => !Code.Contains(name, StringComparison.Ordinal) && !Tools.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_that_the_documents_name_is_there()
    {
        string[] missing = [.. Documents.SelectMany(document => Paths(document).Where(path => !Path.Exists(path)).Select(path => $"{Path.GetFileName(document)}: {path}"))];
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_that_the_documents_name_is_one()
    {
        HashSet<string> known = [.. Arm().Matches(File.ReadAllText(Path.Combine(Repository.Root, "ioc"))).SelectMany(arm => arm.Groups[1].Value.Split('|'))];
        string[] named = [.. Command().Matches(Prose).Select(match => match.Groups[1].Value).Distinct()];
        named.ShouldContain("run");
        named.Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    /// <summary>Links, and paths in code marks that begin at the root of the repository.</summary>
    private static IEnumerable<string> Paths(string document)
    {
        string text = File.ReadAllText(document);
        IEnumerable<string> links = Link().Matches(text).Select(match => Path.Combine(Path.GetDirectoryName(document)!, match.Groups[1].Value));
        IEnumerable<string> marks = RootPath().Matches(text).Select(match => Path.Combine(Repository.Root, match.Groups[1].Value));
        return links.Concat(marks);
    }

    /// <summary>`Ioc__A__B`, and `__C` after it in the same row: `Ioc__A__C`. Those that stand for several (`Ioc__A__…`, `Ioc__A__*`) name none.</summary>
    private static HashSet<string> Named()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in Prose.Split('\n'))
        {
            string parent = string.Empty;
            foreach (Match match in Setting().Matches(line))
            {
                string name = match.Groups[1].Success ? match.Groups[1].Value : parent + match.Groups[2].Value;
                if (match.Groups[1].Success)
                {
                    parent = name[..(name.LastIndexOf("__", StringComparison.Ordinal) + 2)];
                }

                named.Add(name);
            }
        }

        named.Remove("Section__Key");
        return named;
    }

    [GeneratedRegex("\"((?:Alerts|Bridge|Data|Heartbeat|Ingest|Kafka|Log|Profile|Reports|Series|Server|Simulator|Store|Telemetry)(?::[A-Z][A-Za-z]+)+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("Ioc__([A-Za-z]+(?:__[A-Za-z]+)+)(?![A-Za-z]*__[…*])|`__([A-Za-z]+)`")]
    private static partial Regex Setting();

    [GeneratedRegex("IOC_[A-Z_]+[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|docs|eng|profiles|contracts|load-tests|docker)/[\w./-]*)`", RegexOptions.NonBacktracking)]
    private static partial Regex RootPath();

    /// <summary>`run|report)` of the script's choice.</summary>
    [GeneratedRegex(@"(?m)^  ([a-z|-]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Arm();

    [GeneratedRegex(@"\./ioc ([a-z][a-z-]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    private static string Read(params string[] folders) => string.Join('\n', folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith("Caddyfile", StringComparison.Ordinal))
        .Select(File.ReadAllText));
}
