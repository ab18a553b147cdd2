namespace Ioc.Dashboard.Hubs;

/// <summary>What the server calls on a viewer (CONTRACTS.md, Hub).</summary>
public interface ILiveViewer
{
    Task Board(RawJson message);

    Task Communes(RawJson message);

    Task Systems(RawJson message);

    Task Sparks(RawJson message);
}
