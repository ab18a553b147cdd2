using System.Globalization;
using System.Net.Sockets;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;

namespace Ioc.Faults.Harness;

/// <summary>That a fault was real. Throws when it was not.</summary>
internal static class Evidence
{
    private const int Killed = 128 + 9;

    public static string IsKilled(RunningProcess process)
    {
        process.ExitCode.ShouldBe(Killed, "kill -9");
        return $"process {process.Id} was killed";
    }

    public static string HasStopped(RunningProcess process)
    {
        process.ExitCode.ShouldBe(0, $"SIGTERM; the end of what it said:\n{process.Tail}");
        return $"process {process.Id} ended by itself";
    }

    /// <summary>Waits until the system has suspended it (proc(5): state T).</summary>
    public static async Task<string> IsSuspendedAsync(int process)
    {
        await Eventually.Shows($"process {process} to be suspended", () => State(process), state => state == 'T');
        return $"process {process} was suspended";
    }

    /// <summary>Waits until nobody listens there: of a process that was killed its threads end one by one.</summary>
    public static async Task<string> IsSilentAsync(int port)
    {
        await Eventually.Is($"port {port} to be closed", () => ListensAsync(port), listens => !listens);
        return string.Create(CultureInfo.InvariantCulture, $"port {port} was closed");
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static char State(int process) => File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].TrimStart()[0];
}
