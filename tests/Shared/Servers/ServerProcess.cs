using System.Diagnostics;
using System.Net.Sockets;

namespace Ioc.Tests.Shared.Servers;

/// <summary>
/// A foreign server that a test runs. It ends, and its folder goes, when it is disposed of and also when this process ends in whatever way: its parent is a shell
/// that waits for the end of a pipe of ours. Such a shell's servers begin with SIGINT ignored: those that do not ask for it themselves (a JVM) never hear it.
/// </summary>
public sealed class ServerProcess : IDisposable
{
    private const string Watch = "\"$@\" & p=$!; read -r word; kill -$signal $p; kill -CONT $p; wait $p; [ \"$word\" = keep ] || rm -rf \"$folder\"";

    private readonly Process _shell;
    private readonly string _log;

    private ServerProcess(Process shell, string log)
    {
        _shell = shell;
        _log = log;
    }

    /// <summary>Starts a command as another user (null: as ourselves) and waits until it listens on the port.</summary>
    public static Task<ServerProcess> StartAsync(string? user, string folder, int port, params string[] command) => StartAsync("INT", user, folder, port, command);

    /// <summary>The same. Signal: by which it is ended.</summary>
    internal static async Task<ServerProcess> StartAsync(string signal, string? user, string folder, int port, string[] command)
    {
        string log = Path.Combine(folder, "server.log");
        string[] shell = ["sh", "-c", $"folder='{folder}' signal={signal}; exec >>'{log}' 2>&1; {Watch}", "sh", .. command];
        var server = new ServerProcess(Start(user, shell), log);
        try
        {
            await server.ListensAsync(port);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command to its end. Throws with its output when it fails.</summary>
    public static Task RunAsync(string? user, params string[] command) => OutputAsync(user, command);

    /// <summary>The same; its standard output.</summary>
    public static async Task<string> OutputAsync(string? user, params string[] command)
    {
        using Process process = Start(user, command);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed ({process.ExitCode}): {await output}{await errors}");
        }

        return await output;
    }

    /// <summary>Ends the server and leaves its folder for another start.</summary>
    public void StopAndKeep()
    {
        if (!_shell.HasExited)
        {
            _shell.StandardInput.WriteLine("keep");
        }

        Dispose();
    }

    /// <summary>Ends the server; its folder is removed.</summary>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        if (!_shell.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            _shell.Kill(entireProcessTree: true);
        }

        _shell.Dispose();
    }

    private static Process Start(string? user, string[] command)
    {
        string[] all = user is null ? command : ["runuser", "-u", user, "--", .. command];
        return Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
    }

    /// <summary>Waits until somebody listens on the port. Throws with the server's log when it ends before, or takes longer than a program may.</summary>
    private async Task ListensAsync(int port)
    {
        await Eventually.TrueAsync(async () => _shell.HasExited || await IsListeningAsync(port), TimeSpan.FromMinutes(5), () => $"a listener on port {port}. {Log}");
        if (_shell.HasExited)
        {
            throw new InvalidOperationException($"The server does not listen on port {port}. {Log}");
        }
    }

    private string Log => $"Its log:\n{File.ReadAllText(_log)}";

    private static async Task<bool> IsListeningAsync(int port)
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
}
