using Ioc.Operations.Databases;

namespace Ioc.Operations.Access;

/// <summary>Users, API keys, displays, sign-in links, audit and Data Protection keys: access.db of the data directory, or shared between dashboards in PostgreSQL. Times are Unix milliseconds of the real clock.</summary>
public sealed class AccessDatabase(string file, string? postgres = null) : DashboardDatabase("Access", ["001", "002", "003", "004"], file, postgres)
{
    /// <summary>This process made, changed or revoked a credential. Handlers run before whoever did so is told that it is done.</summary>
    internal event Action? Changed;

    internal void TellChanged() => Changed?.Invoke();
}
