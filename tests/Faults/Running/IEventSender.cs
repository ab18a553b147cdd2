namespace Ioc.Faults.Running;

/// <summary>A way in for events. What it took counts; what it did not take has to be sent again, though some of it may have arrived.</summary>
internal interface IEventSender : IDisposable
{
    /// <summary>Tries once. True: all of it is acknowledged.</summary>
    Task<bool> TrySendAsync(IReadOnlyList<LoadEvent> batch);
}
