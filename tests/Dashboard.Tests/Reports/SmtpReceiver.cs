using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>A mail server that takes every message (RFC 5321, the plain part of it) and keeps it.</summary>
internal sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<MimeMessage> _messages = new();
    private readonly ConcurrentQueue<string> _recipients = new();
    private Task _serving = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<MimeMessage> Messages => [.. _messages];

    public IReadOnlyList<string> Recipients => [.. _recipients];

    public static SmtpReceiver Start()
    {
        var receiver = new SmtpReceiver();
        receiver._listener.Start();
        receiver._serving = receiver.ServeAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception closed) when (closed is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            string command = line.Split(' ')[0].ToUpperInvariant();
            if (command == "RCPT")
            {
                _recipients.Enqueue(line.Split('<', '>')[1]);
            }

            await writer.WriteLineAsync(command switch { "DATA" => "354 go on", "QUIT" => "221 bye", "EHLO" or "HELO" or "MAIL" or "RCPT" or "NOOP" or "RSET" => "250 fine", _ => "502 unknown" });
            if (command == "QUIT")
            {
                return;
            }

            if (command == "DATA")
            {
                await TakeAsync(reader);
                await writer.WriteLineAsync("250 taken as 42");
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        _messages.Enqueue(await MimeMessage.LoadAsync(bytes));
    }
}
