using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Ioc.LoadTests.Running;

/// <summary>
/// Has a .NET process on this machine collect its garbage, all generations, over the diagnostic port that every one has (a local socket; the IPC protocol of
/// dotnet/diagnostics): a trace session of the runtime's events with the keyword GCHeapCollect begins with a full collection. The program knows nothing of it.
/// </summary>
internal static class FullCollection
{
    private const ulong GcHeapCollect = 0x800000, Gc = 0x1;
    private const byte EventPipe = 2, CollectTracing2 = 3, Server = 0xFF, Ok = 0;

    public static async Task RunAsync(int process, CancellationToken cancellation)
    {
        string address = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").FirstOrDefault()
            ?? throw new InvalidOperationException($"process {process} has no diagnostic port");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellation);
        await socket.SendAsync(Command(), cancellation);
        byte[] buffer = new byte[64 * 1024];
        int read = await socket.ReceiveAsync(buffer, cancellation);
        if (read < 20 || buffer[16] != Server || buffer[17] != Ok)
        {
            throw new InvalidOperationException("the diagnostic port refused the session");
        }

        // Events flow while the collection runs; a second without any says that it is over. Closing the socket ends the session.
        while (true)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            quiet.CancelAfter(TimeSpan.FromSeconds(1));
            try
            {
                if (await socket.ReceiveAsync(buffer, quiet.Token) == 0)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static byte[] Command()
    {
        var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write(4u); // MiB of buffer
            writer.Write(1u); // nettrace
            writer.Write(false); // no rundown
            writer.Write(1u); // providers
            writer.Write(GcHeapCollect | Gc);
            writer.Write(4u); // informational
            Text(writer, "Microsoft-Windows-DotNETRuntime");
            writer.Write(0u); // no arguments
        }

        byte[] message = new byte[20 + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        (message[16], message[17]) = (EventPipe, CollectTracing2);
        payload.ToArray().CopyTo(message, 20);
        return message;
    }

    /// <summary>Length with the final zero, then UTF-16.</summary>
    private static void Text(BinaryWriter writer, string text)
    {
        writer.Write((uint)text.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(text + '\0'));
    }
}
