using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Ioc.Dashboard.Live;

/// <summary>A message as it goes to viewers: serialised once, shared by all of them. Number orders messages of one run. Thread-safe.</summary>
public sealed class LiveMessage(long number, byte[] json)
{
    private SerializedHubMessage? _framed;

    public long Number => number;

    public byte[] Json => json;

    /// <summary>As the hub's protocols send it, also made once. A message is always of the same target.</summary>
    public SerializedHubMessage Framed(string target) =>
        LazyInitializer.EnsureInitialized(ref _framed, () => new SerializedHubMessage(new InvocationMessage(target, [new RawJson(json)])));
}
