namespace Ioc.Metrics.Live;

/// <summary>Which of two parts of one unit holds: the one of the later owner (epoch), then of the later commit. The same commit may publish a part twice, since time alone changes it.</summary>
public static class PartOrder
{
    public static bool Replaces(long epoch, long commit, long heldEpoch, long heldCommit) => epoch > heldEpoch || (epoch == heldEpoch && commit >= heldCommit);
}
