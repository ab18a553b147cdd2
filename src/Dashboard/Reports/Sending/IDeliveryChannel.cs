namespace Ioc.Dashboard.Reports.Sending;

/// <summary>A way out. Thread-safe.</summary>
public interface IDeliveryChannel
{
    /// <summary>Which kinds of deliveries it takes.</summary>
    bool Takes(string kind);

    /// <summary>Sends; what the other side answered. A failure to reach it is an answer that is not accepted, never an exception (but cancellation).</summary>
    Task<DeliveryAnswer> SendAsync(Delivery delivery, CancellationToken cancellation);
}

/// <summary>Accepted: the other side has it.</summary>
public sealed record DeliveryAnswer(bool Accepted, string Text);
