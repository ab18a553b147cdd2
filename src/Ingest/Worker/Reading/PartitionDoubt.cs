namespace Ioc.Ingest.Worker.Reading;

/// <summary>Why something of a partition may pass us by, as its broker was asked last.</summary>
internal enum PartitionDoubt
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>Its broker does not answer.</summary>
    NoAnswer,

    /// <summary>It has more than it gives: a transaction is open there, or we may not read it.</summary>
    HasMore,
}
