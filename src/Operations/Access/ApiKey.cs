namespace Ioc.Operations.Access;

/// <summary>What an API key may do. Null sources or communes: all of them.</summary>
public sealed record ApiKey(string Id, string Name, string Role, IReadOnlySet<string>? Sources, IReadOnlySet<string>? Communes)
{
    /// <summary>Whether it may see or speak for the unit.</summary>
    public bool Covers(string unit) => Communes is null || Communes.Contains(unit);
}
