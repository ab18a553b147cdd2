namespace Ioc.Ingest.Settings;

/// <summary>Settings that cannot be used, with everything that is wrong with them, in plain words.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
