namespace Ioc.Operations.Access;

/// <summary>Which rows of the audit, the newest first. From, To: Unix milliseconds, To excluded. Before: rows before this id. Subject: this one's, with an action or actor, whose rows alone are then looked through.</summary>
public sealed record AuditQuestion(string? Actor = null, string? Action = null, long? From = null, long? To = null, long? Before = null, int Limit = 100, string? Subject = null);
