namespace Ioc.Operations.Alerts;

/// <summary>What happened to an alert in a step of the engine.</summary>
public enum AlertChange
{
    /// <summary>It is new.</summary>
    Raised,

    /// <summary>Units joined or left, or the value moved.</summary>
    Moved,

    /// <summary>It is to be sent for the first time: at once, or when quiet hours or silence are over.</summary>
    Notify,

    /// <summary>It was sent before and has units that were not told of: it is to be sent about them.</summary>
    Joined,

    /// <summary>Nobody acknowledged it in time: it is to be sent again.</summary>
    Escalate,

    Ended,
}

/// <summary>A change of an alert. About: the alert as a message shall tell it, narrowed to the units that the change is about.</summary>
public sealed record AlertStep(AlertChange Change, OpenAlert Alert, OpenAlert About);
