using System.Data.Common;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Commands;

/// <summary>What a command says, and how it ends, when its store refuses it or its settings cannot work (2), or the store cannot be reached or written (1).</summary>
internal static class StoreErrors
{
    public static async Task<int> ToExitCodeAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception refused) when (refused is StoreRefusedException or SettingsException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCode.Refused;
        }
        catch (Exception failed) when (failed is StoreUnavailableException or DbException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCode.Failed;
        }
    }
}
