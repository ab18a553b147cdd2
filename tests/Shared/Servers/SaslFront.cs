using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ioc.Tests.Shared.Servers;

/// <summary>
/// Asks Kafka clients for user and password (SASL PLAIN) before it passes what they say to a broker of loopback that asks for none: librdkafka's mock broker cannot.
/// It speaks the three requests before that: ApiVersions (the broker's answer and two more), SaslHandshake, SaslAuthenticate. Thread-safe.
/// </summary>
public sealed class SaslFront : LoopbackFront
{
    private const short Handshake = 17, ApiVersions = 18, Authenticate = 36;
    private const short UnsupportedMechanism = 33, AuthenticationFailed = 58;

    private readonly string _credentials;
    private int _refused;

    public SaslFront(string user, string password)
    {
        _credentials = $"\0{user}\0{password}";
        Begin();
    }

    /// <summary>Port of the broker behind; set before the first client comes.</summary>
    public int Server { get; set; }

    /// <summary>Clients with other credentials so far.</summary>
    public int Refused => Volatile.Read(ref _refused);

    protected override async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var server = new TcpClient { NoDelay = true })
            {
                await server.ConnectAsync(IPAddress.Loopback, Server, Stopped);
                await using NetworkStream asks = client.GetStream(), answers = server.GetStream();
                while (!await WelcomeAsync(asks, answers))
                {
                }

                await Task.WhenAny(asks.CopyToAsync(answers, Stopped), answers.CopyToAsync(asks, Stopped));
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side hung up.
        }
    }

    /// <summary>One request and its answer; true once the client is known.</summary>
    private async Task<bool> WelcomeAsync(NetworkStream client, NetworkStream server)
    {
        byte[] request = await ReadAsync(client);
        short kind = BinaryPrimitives.ReadInt16BigEndian(request), version = BinaryPrimitives.ReadInt16BigEndian(request.AsSpan(2));
        byte[] correlation = request[4..8];
        byte[] body = request[(10 + Math.Max((short)0, BinaryPrimitives.ReadInt16BigEndian(request.AsSpan(8))))..];
        switch (kind)
        {
            case ApiVersions:
                await WriteAsync(server, request);
                await WriteAsync(client, WithSasl(await ReadAsync(server), version));
                return false;
            case Handshake:
                bool plain = Encoding.UTF8.GetString(body.AsSpan(2)) == "PLAIN";
                await WriteAsync(client, [.. correlation, .. Short(plain ? (short)0 : UnsupportedMechanism), 0, 0, 0, 1, .. Short(5), .. "PLAIN"u8]);
                return false;
            case Authenticate when Encoding.UTF8.GetString(body.AsSpan(4)) == _credentials:
                await WriteAsync(client, [.. correlation, 0, 0, 0xff, 0xff, 0, 0, 0, 0, .. new byte[version > 0 ? 8 : 0]]);
                return true;
            case Authenticate:
                Interlocked.Increment(ref _refused);
                await WriteAsync(client, [.. correlation, .. Short(AuthenticationFailed), .. Short(8), .. "unknown!"u8, 0, 0, 0, 0, .. new byte[version > 0 ? 8 : 0]]);
                return false;
            default:
                throw new IOException($"request {kind} before anyone is known");
        }
    }

    /// <summary>The broker's list of requests (compact from version 3 on, short enough for a count of one byte) and the two that we speak for it.</summary>
    private static byte[] WithSasl(byte[] answer, short version)
    {
        bool compact = version >= 3 && BinaryPrimitives.ReadInt16BigEndian(answer.AsSpan(4)) == 0;
        byte[] ours = [.. Entry(Handshake, compact), .. Entry(Authenticate, compact)];
        return compact
            ? [.. answer[..6], (byte)(answer[6] + 2), .. ours, .. answer[7..]]
            : [.. answer[..9], (byte)(answer[9] + 2), .. ours, .. answer[10..]];
    }

    private static byte[] Entry(short kind, bool compact) => [.. Short(kind), .. Short(0), .. Short(1), .. new byte[compact ? 1 : 0]];

    private static byte[] Short(short value) => [(byte)(value >> 8), (byte)value];

    private async Task<byte[]> ReadAsync(NetworkStream from)
    {
        byte[] length = new byte[4];
        await from.ReadExactlyAsync(length, Stopped);
        byte[] content = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await from.ReadExactlyAsync(content, Stopped);
        return content;
    }

    private async Task WriteAsync(NetworkStream to, byte[] content)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        await to.WriteAsync((byte[])[.. length, .. content], Stopped);
    }
}
