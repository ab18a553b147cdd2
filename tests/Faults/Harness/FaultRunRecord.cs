namespace Ioc.Faults.Harness;

/// <summary>What a run was and found.</summary>
internal sealed class FaultRunRecord(FaultRunOptions options)
{
    public FaultRunOptions Options => options;

    public List<FaultRecord> Faults { get; } = [];

    /// <summary>Whatever was not as it has to be, in plain words; empty when all held.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Acknowledged events of dossiers, each of them judged.</summary>
    public int Events { get; set; }

    /// <summary>Events whose transaction was aborted.</summary>
    public int Aborted { get; set; }

    /// <summary>How often a judge looked at everything.</summary>
    public int Judgements { get; set; }
}
