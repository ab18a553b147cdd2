using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Sending;

namespace Ioc.Operations.Reports.Sending;

/// <summary>A way out. Thread-safe.</summary>
public interface IDeliveryChannel
{
    /// <summary>Which kinds of deliveries it takes.</summary>
    bool Takes(string kind);

    /// <summary>Sends; what the other side answered. A failure to reach it is an answer that is not accepted, never an exception (but cancellation).</summary>
    Task<SendAnswer> SendAsync(Delivery delivery, CancellationToken cancellation);
}
