namespace Ioc.Dashboard.Answers;

/// <summary>Paths that programs call: they get problem details, never a redirect to a page.</summary>
public static class ForPrograms
{
    private static readonly string[] Roots = ["/api", "/hubs", "/metrics", "/openapi", "/health", "/wall/pairing", "/_blazor"];

    public static bool Serves(PathString path) => Roots.Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
