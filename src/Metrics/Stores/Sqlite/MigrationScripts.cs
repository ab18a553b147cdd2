using System.Globalization;
using System.Reflection;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>
/// Numbered SQL scripts embedded in this assembly (`0001_name.sql`, …), applied in order, each once and in a transaction of its own;
/// the database's `user_version` is the number of the last one.
/// </summary>
internal sealed class MigrationScripts
{
    private readonly List<(int Number, string Resource)> _scripts;

    private MigrationScripts(List<(int, string)> scripts) => _scripts = scripts;

    /// <summary>The version a database has after all of them.</summary>
    public int Latest => _scripts.Count;

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

    /// <summary>Applies what the database lacks, up to a version (for tests of older ones).</summary>
    public void Apply(SqliteSession session, int upTo = int.MaxValue)
    {
        for (int version = Version(session); version < Math.Min(Latest, upTo); version++)
        {
            session.Begin();
            session.Execute(Text(_scripts[version].Resource));
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
            session.Commit();
        }
    }

    public static int Version(SqliteSession session) => (int)session.Scalar("PRAGMA user_version");

    private static string Text(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
