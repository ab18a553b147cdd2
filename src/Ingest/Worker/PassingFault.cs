using System.Data.Common;
using System.Net.Sockets;
using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>Failures of the ways and means, not of what was sent: the same may well go when it is tried again.</summary>
internal static class PassingFault
{
    /// <summary>Whether this, or what it came from, is one.</summary>
    public static bool Is(Exception e) =>
        e is StoreUnavailableException or TimeoutException or IOException or SocketException or KafkaException or OperationCanceledException or DbException { IsTransient: true }
        || (e.InnerException is { } cause && Is(cause));

    /// <summary>Whether it is memory that lacked: nobody's fault either, but the same once more needs as much again.</summary>
    public static bool IsOfMemory(Exception e) => e is OutOfMemoryException || (e.InnerException is { } cause && IsOfMemory(cause));
}
