namespace Ioc.Ingest.Settings;

/// <summary>Finds profiles/NAME: in the folder that is set, else beside or above the working directory, else beside or above the program.</summary>
public static class ProfileFolder
{
    public static string Find(string? folder, string name, List<string> errors)
    {
        if (name.AsSpan().ContainsAny('/', '\\') || name.StartsWith('.'))
        {
            errors.Add($"--profile (Ioc__Profile__Name) is \"{name}\": it must be the name of a folder in profiles/.");
            return "";
        }

        IEnumerable<string> places = folder is not null
            ? [folder]
            : Ancestors(Directory.GetCurrentDirectory()).Concat(Ancestors(AppContext.BaseDirectory)).Select(place => Path.Combine(place, "profiles"));
        List<string> roots = [.. places.Where(Directory.Exists)];
        string? found = roots.Select(root => Path.Combine(root, name)).FirstOrDefault(Directory.Exists);
        if (found is null)
        {
            string known = string.Join(", ", roots.Take(1).SelectMany(Directory.GetDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            errors.Add($"--profile (Ioc__Profile__Name) is \"{name}\": there is no such profile{(known.Length > 0 ? $"; there are {known}" : "")}.");
        }

        return found ?? "";
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            yield return place.FullName;
        }
    }
}
