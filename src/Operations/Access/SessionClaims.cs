using System.Security.Claims;

namespace Ioc.Operations.Access;

/// <summary>How a credential is written as claims, and read back.</summary>
public static class SessionClaims
{
    /// <summary>What the credential is: user, display or key.</summary>
    public const string Kind = "ioc:kind";

    /// <summary>How a user signed in: link or password.</summary>
    public const string By = "ioc:by";

    private const string Stamp = "ioc:stamp";
    private const string Commune = "ioc:commune";
    private const string Source = "ioc:source";
    private const string OfSystem = "ioc:system";
    private const string Limited = "ioc:limited";

    public static ClaimsPrincipal Of(User user, string by)
    {
        var claims = new List<Claim> { new(Stamp, user.Stamp), new(By, by) };
        Add(claims, Commune, user.UnitSet);
        Add(claims, OfSystem, user.SystemSet);
        return Principal("user", user.Id, user.Name, user.RoleList, claims);
    }

    public static ClaimsPrincipal Of(Display display) => Principal("display", display.Id, display.Name, [Roles.Wall], []);

    public static ClaimsPrincipal Of(ApiKey key)
    {
        var claims = new List<Claim>();
        Add(claims, Commune, key.Communes);
        Add(claims, Source, key.Sources);
        return Principal("key", key.Id, key.Name, [key.Role], claims);
    }

    public static string Id(this ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public static string KindOf(this ClaimsPrincipal principal) => principal.FindFirstValue(Kind) ?? "";

    public static string? StampOf(this ClaimsPrincipal principal) => principal.FindFirstValue(Stamp);

    /// <summary>Whether a user came by a one-time link and so may set a password without the old one.</summary>
    public static bool CameByLink(this ClaimsPrincipal principal) => principal.HasClaim(By, "link");

    /// <summary>Units the credential may see or speak for; null: all.</summary>
    public static IReadOnlySet<string>? Communes(this ClaimsPrincipal principal) => Read(principal, Commune);

    /// <summary>Event sources that the credential may speak for; null: all.</summary>
    public static IReadOnlySet<string>? Sources(this ClaimsPrincipal principal) => Read(principal, Source);

    /// <summary>Systems on whose incidents the user acts; null: all.</summary>
    public static IReadOnlySet<string>? Systems(this ClaimsPrincipal principal) => Read(principal, OfSystem);

    private static void Add(List<Claim> claims, string type, IReadOnlySet<string>? values)
    {
        if (values is not null)
        {
            // An empty set allows nothing, which differs from no set: so that there is one is a claim of its own.
            claims.Add(new Claim(Limited, type));
            claims.AddRange(values.Select(value => new Claim(type, value)));
        }
    }

    private static HashSet<string>? Read(ClaimsPrincipal principal, string type) =>
        principal.HasClaim(Limited, type) ? principal.FindAll(type).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal) : null;

    private static ClaimsPrincipal Principal(string kind, string id, string name, IReadOnlyList<string> roles, IEnumerable<Claim> more) =>
        new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, name), .. roles.Select(role => new Claim(ClaimTypes.Role, role)), new(Kind, kind), .. more], "ioc"));
}
