namespace Ioc.Metrics.Profiles;

/// <summary>A profile that cannot be used, with everything that is wrong with it.</summary>
public sealed class ProfileException(string directory, IReadOnlyList<ProfileError> errors)
    : Exception($"profile {directory}: {errors.Count} error(s)\n" + string.Join('\n', errors))
{
    /// <summary>In the order of files, then lines.</summary>
    public IReadOnlyList<ProfileError> Errors { get; } = errors;
}
