using Ioc.Metrics.Live;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A live sink that throws while it is told to, as one with a bug would.</summary>
internal sealed class ThrowingSink : ILiveSink
{
    private int _thrown;

    public volatile bool Throws;

    public int Thrown => Volatile.Read(ref _thrown);

    public void Publish(DossierPart part) => Publish();

    public void Publish(HealthPart part) => Publish();

    public void Publish(IncidentsPart part) => Publish();

    private void Publish()
    {
        if (Throws)
        {
            Interlocked.Increment(ref _thrown);
            throw new InvalidOperationException("a sink's bug");
        }
    }
}
