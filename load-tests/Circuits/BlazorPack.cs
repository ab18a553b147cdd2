using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Ioc.LoadTests.Circuits;

/// <summary>The protocol of Blazor's hub, which is SignalR's MessagePack under another name; counts the bytes of render batches.</summary>
internal sealed class BlazorPack : MessagePackHubProtocol, IHubProtocol
{
    public const string RenderBatch = "JS.RenderBatch";

    private long _rendered;

    /// <summary>Bytes of all render batches so far, each as a whole message.</summary>
    public long Rendered => Interlocked.Read(ref _rendered);

    string IHubProtocol.Name => "blazorpack";

    int IHubProtocol.Version => 1;

    bool IHubProtocol.TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        long before = input.Length;
        bool whole = TryParseMessage(ref input, binder, out message);
        if (message is InvocationMessage { Target: RenderBatch })
        {
            Interlocked.Add(ref _rendered, before - input.Length);
        }

        return whole;
    }
}
