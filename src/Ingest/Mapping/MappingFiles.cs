using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;

namespace Ioc.Ingest.Mapping;

/// <summary>The mappings of a profile: `mappings/NAME.json` in its folder, in the order of their names.</summary>
public static class MappingFiles
{
    public const string Folder = "mappings";

    private const int Most = 100;
    private const long LargestFile = 262_144;

    /// <summary>Everything that is wrong with them. Profile: what codes are judged by; null: they are not.</summary>
    public static IReadOnlyList<ProfileError> Errors(string profileFolder, Profile? profile)
    {
        Read(profileFolder, profile, out List<ProfileError> errors);
        return errors;
    }

    /// <summary>Throws <see cref="ProfileException"/> with every error when one is wrong.</summary>
    internal static IReadOnlyList<TopicMapping> Load(string profileFolder, Profile profile)
    {
        List<TopicMapping> mappings = Read(profileFolder, profile, out List<ProfileError> errors);
        return errors.Count == 0 ? mappings : throw new ProfileException(profileFolder, errors);
    }

    /// <summary>One file, wherever it lies. Throws <see cref="ProfileException"/> with every error.</summary>
    internal static TopicMapping LoadFile(string path, Profile profile)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var files = new ProfileFiles(folder);
        TopicMapping? mapping = Read(files, folder, Path.GetFileName(path), profile);
        return mapping is not null && files.Errors.Count == 0 ? mapping : throw new ProfileException(folder, [.. files.Errors.OrderBy(error => error.Line)]);
    }

    private static List<TopicMapping> Read(string profileFolder, Profile? profile, out List<ProfileError> errors)
    {
        var files = new ProfileFiles(profileFolder);
        string folder = Path.Combine(profileFolder, Folder);
        string[] names = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
        if (names.Length > Most)
        {
            files.Error(Folder, 0, $"holds {names.Length} mappings, {Most} at most");
        }

        List<TopicMapping> mappings = [.. names.Take(Most).Select(name => Read(files, profileFolder, $"{Folder}/{name}", profile)).OfType<TopicMapping>()];
        errors = [.. files.Errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)];
        return mappings;
    }

    private static TopicMapping? Read(ProfileFiles files, string folder, string file, Profile? profile)
    {
        var there = new FileInfo(Path.Combine(folder, file));
        if (there.Exists && there.Length > LargestFile)
        {
            files.Error(file, 0, $"has {there.Length} bytes, {LargestFile} at most");
            return null;
        }

        return JsonFile.Read(files, file) is { } part ? new MappingReader(files, file, profile).Read(part) : null;
    }
}
