using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Settings;

/// <summary>Reads the keys under `Ioc`, gathers what is wrong, and knows which keys nobody asked for (a misspelt one must not be ignored).</summary>
public sealed class SettingsSection(IConfiguration configuration, List<string> errors)
{
    private const string Root = "Ioc";
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public string? Text(string key)
    {
        _known.Add(key);
        string? value = configuration[$"{Root}:{key}"];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    public bool Flag(string key, bool otherwise)
    {
        string? text = Text(key);
        if (text is null)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out bool value))
        {
            return value;
        }

        errors.Add($"{Name(key)} is \"{text}\": it must be true or false.");
        return otherwise;
    }

    public double Number(string key, double otherwise, double least, double most)
    {
        string? text = Text(key);
        if (text is null)
        {
            return otherwise;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most)
        {
            return value;
        }

        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Name(key)} is \"{text}\": it must be a number from {least} to {most}."));
        return otherwise;
    }

    public int Whole(string key, int otherwise, int least, int most)
    {
        string? text = Text(key);
        if (text is null)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
        {
            return value;
        }

        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Name(key)} is \"{text}\": it must be a whole number from {least} to {most}."));
        return otherwise;
    }

    /// <summary>One of some words, whatever their case; `-` counts as `_`.</summary>
    public T Choice<T>(string key, IReadOnlyList<(string Name, T Value)> choices, T otherwise)
    {
        string? text = Text(key);
        if (text is null)
        {
            return otherwise;
        }

        foreach ((string name, T value) in choices)
        {
            if (string.Equals(Plain(name), Plain(text), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        errors.Add($"{Name(key)} is \"{text}\": it must be {string.Join(", ", choices.Select(choice => choice.Name))}.");
        return otherwise;

        static string Plain(string word) => word.Replace('-', '_');
    }

    /// <summary>Path of a file that can be read; null when not set.</summary>
    public string? ExistingFile(string key)
    {
        string? path = Text(key);
        if (path is not null && !File.Exists(path))
        {
            errors.Add($"{Name(key)} is \"{path}\": there is no such file, or it may not be read.");
        }

        return path;
    }

    /// <summary>Adds an error for every key under `Ioc` that was not asked for; only in some sections when they are given.</summary>
    public void RefuseUnknown(params string[] sections)
    {
        foreach (KeyValuePair<string, string?> pair in configuration.GetSection(Root).AsEnumerable(makePathsRelative: true))
        {
            bool ours = sections.Length == 0 || sections.Contains(pair.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase);
            if (ours && pair.Value is not null && !_known.Contains(pair.Key))
            {
                errors.Add($"{Name(pair.Key)}: there is no such setting.");
            }
        }
    }

    /// <summary>The key as it is written in the environment.</summary>
    private static string Name(string key) => $"{Root}__{key.Replace(":", "__", StringComparison.Ordinal)}";
}
