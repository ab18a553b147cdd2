namespace Ioc.Ingest.Settings;

/// <summary>Which engines keep state and series: SQLite files of the data folder, or servers.</summary>
public sealed record StoreSettings
{
    /// <summary>Npgsql connection string; null: SQLite keeps the state.</summary>
    public string? Postgres { get; init; }

    /// <summary>Address of InfluxDB; null: SQLite keeps the series.</summary>
    public Uri? Influx { get; init; }

    /// <summary>Database of InfluxDB (2.x: mapped to a bucket).</summary>
    public string InfluxDatabase { get; init; } = "ioc";

    public string? InfluxToken { get; init; }

    /// <summary>Organisation of InfluxDB 2.x; null: the only one that the token sees.</summary>
    public string? InfluxOrg { get; init; }

    /// <summary>Bucket of InfluxDB 2.x; null: named as the database.</summary>
    public string? InfluxBucket { get; init; }

    /// <summary>Days that InfluxDB keeps minute values; their rollups stay.</summary>
    public int MinuteDays { get; init; } = 90;

    /// <summary>How often the daily values in InfluxDB are compared with the counters.</summary>
    public TimeSpan DaysEvery { get; init; } = TimeSpan.FromMinutes(1);

    public string? InfluxUser { get; init; }

    public string? InfluxPassword { get; init; }

    /// <summary>Keys: Store:Kind (sqlite, postgres), Store:ConnectionString; Series:Kind (sqlite, influx), Series:Url, :Database, :Token (with :Org, :Bucket) or :User with :Password, :MinuteDays, :DaysEverySeconds.</summary>
    public static StoreSettings Read(SettingsSection section, List<string> errors)
    {
        bool postgres = IsServer(section, errors, "Store:Kind", "postgres"), influx = IsServer(section, errors, "Series:Kind", "influx");
        string? connection = section.Text("Store:ConnectionString"), url = section.Text("Series:Url");
        Uri? address = null;
        if (postgres && !IsConnectionString(connection))
        {
            errors.Add("Ioc__Store__ConnectionString is no connection string such as Host=db;Database=ioc;Username=ioc;Password=…: Ioc__Store__Kind=postgres needs one.");
        }

        if (influx && !(Uri.TryCreate(url, UriKind.Absolute, out address) && address.Scheme is "http" or "https"))
        {
            errors.Add("Ioc__Series__Url is no address such as http://influx:8086: Ioc__Series__Kind=influx needs one.");
        }

        return new StoreSettings
        {
            Postgres = postgres ? connection : null,
            Influx = influx ? address : null,
            InfluxDatabase = section.Text("Series:Database") ?? "ioc",
            InfluxToken = section.Text("Series:Token"),
            InfluxOrg = section.Text("Series:Org"),
            InfluxBucket = section.Text("Series:Bucket"),
            MinuteDays = section.Whole("Series:MinuteDays", 90, 2, 3660),
            DaysEvery = TimeSpan.FromSeconds(section.Whole("Series:DaysEverySeconds", 60, 1, 3600)),
            InfluxUser = section.Text("Series:User"),
            InfluxPassword = section.Text("Series:Password"),
        };
    }

    private static bool IsServer(SettingsSection section, List<string> errors, string key, string server)
    {
        string kind = section.Text(key) ?? "sqlite";
        if (kind != "sqlite" && kind != server)
        {
            errors.Add($"Ioc__{key.Replace(":", "__", StringComparison.Ordinal)} is \"{kind}\": it must be sqlite or {server}.");
        }

        return kind == server;
    }

    private static bool IsConnectionString(string? text)
    {
        try
        {
            return !string.IsNullOrEmpty(new Npgsql.NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
