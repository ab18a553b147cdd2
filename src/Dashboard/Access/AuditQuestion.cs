namespace Ioc.Dashboard.Access;

/// <summary>Which rows of the audit, the newest first. From, To: Unix milliseconds, To excluded. Before: rows before this id.</summary>
public sealed record AuditQuestion(string? Actor = null, string? Action = null, long? From = null, long? To = null, long? Before = null, int Limit = 100);
