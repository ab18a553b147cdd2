using Ioc.Dashboard.Live;

namespace Ioc.Dashboard.Hubs;

/// <summary>What the server calls on a viewer (CONTRACTS.md, Hub).</summary>
public interface ILiveViewer
{
    Task Board(LiveMessage message);

    Task Communes(LiveMessage message);

    Task Systems(LiveMessage message);

    Task Sparks(LiveMessage message);
}
