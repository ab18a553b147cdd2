using Ioc.Metrics.Time;

namespace Ioc.Operations.Cases;

/// <summary>How far directives are. Late ones are open too.</summary>
public enum DirectiveState
{
    Open,
    Late,
    Done,
    All,
}

/// <summary>Which directives. Units: those the caller may see, null for all; Unit, Person (who does it): only of that one. Today: late is what was due before.</summary>
public sealed record DirectiveQuestion(IReadOnlySet<string>? Units, DirectiveState State, string? Person, string? Unit, LocalDay Today, int Limit = 200);

/// <summary>How many there are of each state, whoever does them.</summary>
public sealed record DirectiveCounts(long Open, long Late, long Done)
{
    public long Of(DirectiveState state) => state switch { DirectiveState.Open => Open, DirectiveState.Late => Late, DirectiveState.Done => Done, _ => Open + Done };
}
