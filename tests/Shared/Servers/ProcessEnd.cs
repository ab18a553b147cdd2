namespace Ioc.Tests.Shared.Servers;

/// <summary>Whether processes of others are over.</summary>
public static class ProcessEnd
{
    /// <summary>Also of one whose parent has not asked yet how it ended.</summary>
    public static bool Of(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }
}
