using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>A mail server (RFC 5321, the plain part of it) that keeps every message, for whomever it knows. With a certificate it speaks TLS from the first byte.</summary>
internal sealed class SmtpReceiver(X509Certificate2? certificate = null) : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<MimeMessage> _messages = new();
    private readonly ConcurrentQueue<string> _recipients = new();
    private int _farewells;
    private Task _serving = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<MimeMessage> Messages => [.. _messages];

    public IReadOnlyList<string> Recipients => [.. _recipients];

    public int Farewells => Volatile.Read(ref _farewells);

    /// <summary>Addresses that are answered 550.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Takes mail only of those who sign in.</summary>
    public bool DemandsSignIn { get; init; }

    /// <summary>Says nothing to QUIT.</summary>
    public bool SilentAtQuit { get; init; }

    public static SmtpReceiver Start() => Start(new SmtpReceiver());

    public static SmtpReceiver Start(SmtpReceiver receiver)
    {
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
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception closed) when (closed is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(NetworkStream plain)
    {
        if (certificate is null)
        {
            await TalkAsync(plain);
            return;
        }

        try
        {
            await using var secure = new SslStream(plain);
            await secure.AuthenticateAsServerAsync(certificate);
            await TalkAsync(secure);
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client would not have our certificate.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            string command = line.Split(' ')[0].ToUpperInvariant();
            if (command == "RCPT")
            {
                string recipient = line.Split('<', '>')[1];
                _recipients.Enqueue(recipient);
                if (Unknown.Contains(recipient))
                {
                    await writer.WriteLineAsync("550 no such mailbox");
                    continue;
                }
            }

            if (command == "QUIT")
            {
                Interlocked.Increment(ref _farewells);
                if (SilentAtQuit)
                {
                    continue;
                }
            }

            await writer.WriteLineAsync(command switch { "MAIL" when DemandsSignIn => "530 5.7.0 Authentication required", "DATA" => "354 go on", "QUIT" => "221 bye", "EHLO" or "HELO" or "MAIL" or "RCPT" or "NOOP" or "RSET" => "250 fine", _ => "502 unknown" });
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
