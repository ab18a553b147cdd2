using System.Globalization;
using System.Reflection;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>
/// Numbered SQL scripts embedded in this assembly (`0001_name.sql`, …), applied in order, each once and in a transaction of its own;
/// the database keeps the number of the last one as its version, and the lowest version that may still use it.
/// </summary>
internal sealed class MigrationScripts
{
    private readonly List<(int Number, string Resource)> _scripts;

    private MigrationScripts(List<(int, string)> scripts) => _scripts = scripts;

    /// <summary>The version a database has after all of them.</summary>
    public int Latest => _scripts.Count;

    /// <summary>
    /// The oldest program, by the version that it knows, that may still use a database of this version: a script whose first line begins with
    /// `-- additive` only adds what older programs do not miss, so processes of two versions share the database while they are exchanged one by one.
    /// </summary>
    public int Lowest(int version)
    {
        while (version > 0 && After(version - 1).StartsWith("-- additive", StringComparison.Ordinal))
        {
            version--;
        }

        return version;
    }

    /// <summary>Whether a database is too new for this program. Lowest: as the database keeps it; null: it keeps none.</summary>
    public bool IsTooNew(int version, int? lowest) => version > Latest && (lowest ?? version) > Latest;

    /// <summary>Scripts of the resources in a folder of this assembly. Throws when numbers are missing or taken twice.</summary>
    public static MigrationScripts In(string folder)
    {
        string prefix = folder + ".";
        var scripts = new List<(int Number, string Resource)>();
        foreach (string resource in typeof(MigrationScripts).Assembly.GetManifestResourceNames())
        {
            int start = resource.IndexOf(prefix, StringComparison.Ordinal);
            if (start >= 0 && resource.EndsWith(".sql", StringComparison.Ordinal))
            {
                scripts.Add((int.Parse(resource.AsSpan(start + prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), resource));
            }
        }

        scripts.Sort();
        for (int i = 0; i < scripts.Count; i++)
        {
            if (scripts[i].Number != i + 1)
            {
                throw new InvalidOperationException($"Migration {i + 1} of {folder} is missing or a number is taken twice ({scripts[i].Resource}).");
            }
        }

        return new MigrationScripts(scripts);
    }

    /// <summary>The script that brings a database from a version to the next.</summary>
    public string After(int version)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_scripts[version].Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A database that a newer program has migrated in a way that this one cannot live with.</summary>
    public StoreRefusedException Newer(string store, int version) => new(
        $"Cơ sở dữ liệu {store} mới hơn chương trình (phiên bản {version}, chương trình biết {Latest}); hãy dùng bản chương trình mới hơn. " +
        $"The store is newer than this program (version {version}, known up to {Latest}): run the newer program, or restore the backup made before it was upgraded.");
}
