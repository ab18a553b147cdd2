using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ioc.Dashboard.Commands;

/// <summary>The program's command line.</summary>
public static class IocCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Ioc: the operations centre of a province.") { RunCommand.Create(), ReplayCommand.Create(), SignInLinkCommand.Create(), ReportCommand.Create(), MigrateStoreCommand.Create(), CheckProfileCommand.Create(), BoundariesCommand.Create(), CheckCommand.Create() };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return ExitCode.Refused;
        }

        // The host itself answers SIGTERM and Ctrl-C, within its own ten seconds.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}
