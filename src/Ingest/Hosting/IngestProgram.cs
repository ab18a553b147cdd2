using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ioc.Ingest.Hosting;

/// <summary>The worker's command line: `ingest` runs until SIGTERM or Ctrl-C; `bridge` reads foreign topics, `mapping` tries a mapping; `topics` makes and checks the topics, `setup-engines` all servers, then exits.</summary>
internal static class IngestProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Ioc: an ingest worker.") { IngestCommand.Create(), BridgeCommand.Create(), MappingCommand.Create(), TopicsCommand.Create(), SetupEnginesCommand.Create() };
        ParseResult parsed = root.Parse(arguments.Length == 0 ? ["ingest"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            return IngestCommand.Refused;
        }

        // The host itself answers SIGTERM and Ctrl-C, within its own ten seconds.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
    }
}
