namespace Ioc.Dashboard.Access;

/// <summary>Where to go after signing in: only ever a path of this site (no open redirect).</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || (address[1] != '/' && address[1] != '\\')) && !address.Any(char.IsControl)
            ? address
            : "/";
}
