namespace Ioc.Metrics.Profiles;

/// <summary>Identification codes of units (mã định danh) as systems write them: level 1 last, padded with parts of zeros (`000.00.17.H41`), or level 1 first (`H41.17`). Thread-safe.</summary>
public static class IdentificationCode
{
    /// <summary>Level 1 first, capitals, without the parts of zeros, which are not significant: both forms above are `H41.17`. Empty: it names nothing.</summary>
    public static string Normal(string written)
    {
        string[] parts = [.. written.ToUpperInvariant().Split('.', StringSplitOptions.TrimEntries).Where(part => part.AsSpan().TrimStart('0').Length > 0)];
        if (parts.Length > 1 && !char.IsAsciiLetter(parts[0][0]) && char.IsAsciiLetter(parts[^1][0]))
        {
            Array.Reverse(parts);
        }

        return string.Join('.', parts);
    }
}
