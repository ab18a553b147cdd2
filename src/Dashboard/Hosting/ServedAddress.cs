namespace Ioc.Dashboard.Hosting;

/// <summary>The address to show to people for the addresses that are served: a wildcard host becomes this machine's loopback.</summary>
public static class ServedAddress
{
    public static string Of(string urls) =>
        urls.Split(';')[0].Trim().TrimEnd('/')
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
}
