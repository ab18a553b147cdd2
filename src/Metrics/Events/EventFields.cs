namespace Ioc.Metrics.Events;

/// <summary>How a dossier was filed. None: not known.</summary>
public enum Channel : byte
{
    None = 0,
    Online = 1,
    InPerson = 2,
    Postal = 3,
}

/// <summary>How its fee was paid. Unknown: the event does not carry it.</summary>
public enum Payment : byte
{
    Unknown = 0,
    None = 1,
    Online = 2,
    Offline = 3,
}

/// <summary>State of a system as reported.</summary>
public enum HealthStatus : byte
{
    Up = 0,
    Degraded = 1,
    Down = 2,
}
