namespace Ioc.Metrics.Profiles;

/// <summary>One thing that is wrong with a profile: file (relative to the profile), line (1-based; 0: the file as a whole), what, in plain words.</summary>
public sealed record ProfileError(string File, int Line, string What)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {What}" : $"{File}: {What}";
}
