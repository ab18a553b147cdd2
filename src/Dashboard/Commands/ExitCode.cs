namespace Ioc.Dashboard.Commands;

/// <summary>What the program answers its caller (CONTRACTS.md, Commands).</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Bad usage or configuration; every error was listed.</summary>
    public const int Refused = 2;
}
