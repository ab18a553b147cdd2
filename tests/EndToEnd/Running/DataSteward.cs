namespace Ioc.EndToEnd.Running;

/// <summary>What was rejected holds data of persons: only data stewards open it.</summary>
public static class DataSteward
{
    /// <summary>Makes one of the administrator who will come by the printed link. Before that, and once for a data folder.</summary>
    public static Task<string> AppointAsync(string data) => Tool.RunAsync(
        "sqlite3", ["-bail", "-cmd", ".timeout 60000", Path.Combine(data, "access.db")],
        "INSERT INTO users (id, name, role, stamp, createdAt) VALUES ('first', 'administrator', 'administrator data-steward', 's', 0);\n");
}
