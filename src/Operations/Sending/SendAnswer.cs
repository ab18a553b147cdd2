namespace Ioc.Operations.Sending;

/// <summary>What came of sending something. Accepted: the other side has it. Text: what it said, or why it was not reached.</summary>
public sealed record SendAnswer(bool Accepted, string Text);
