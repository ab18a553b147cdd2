using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Ioc.Dashboard.Access;

/// <summary>access.db of the data directory: users, API keys, displays, sign-in links, audit. Several processes may use it at once (WAL). Times are Unix milliseconds of the real clock.</summary>
public sealed class AccessDatabase(string path)
{
    private static readonly string[] Migrations = ["001"];

    /// <summary>An open connection; the caller disposes it.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Creates the file or brings it up to date. Throws <see cref="InvalidOperationException"/> when it is newer than this program.</summary>
    public void Migrate()
    {
        using SqliteConnection connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        using SqliteTransaction transaction = connection.BeginTransaction();
        int version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        if (version > Migrations.Length)
        {
            throw new InvalidOperationException($"{path} was written by a newer version of this program (schema {version}; this one knows {Migrations.Length}).");
        }

        for (int i = version; i < Migrations.Length; i++)
        {
            connection.Execute(ReadMigration(Migrations[i]), transaction: transaction);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Migrations.Length}"), transaction: transaction);
        transaction.Commit();
    }

    private static string ReadMigration(string number)
    {
        using Stream stream = typeof(AccessDatabase).Assembly.GetManifestResourceStream($"Ioc.Dashboard.Access.Migrations.{number}.sql")
            ?? throw new InvalidOperationException($"migration {number} is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
