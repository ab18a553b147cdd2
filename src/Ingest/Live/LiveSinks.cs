using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Live;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Several live sinks as one. What one of them throws is logged (each reason once in a row) and counted, and hinders neither the others nor who publishes: figures are committed
/// already, and every part goes out again within a minute. Used by one thread at a time.
/// </summary>
internal sealed class LiveSinks(IReadOnlyList<ILiveSink> sinks, IngestMetrics metrics, ILogger log) : ILiveSink
{
    private readonly string?[] _said = new string?[sinks.Count];

    public long Renewals => sinks.Sum(sink => sink.Renewals);

    public void Publish(DossierPart part) => Each(sink => sink.Publish(part));

    public void Publish(HealthPart part) => Each(sink => sink.Publish(part));

    public void Publish(IncidentsPart part) => Each(sink => sink.Publish(part));

    private void Each(Action<ILiveSink> publish)
    {
        for (int i = 0; i < sinks.Count; i++)
        {
            try
            {
                publish(sinks[i]);
            }
            catch (Exception e)
            {
                string name = sinks[i].GetType().Name;
                metrics.SinkFailed(name);
                if (e.Message != _said[i])
                {
                    _said[i] = e.Message;
                    IngestLog.SinkFailed(log, e, name, e.Message);
                }
            }
        }
    }
}
