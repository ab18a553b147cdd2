using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>Who may call a route: these roles. Of a province route, one who is limited to units gets 404.</summary>
internal sealed record RouteClass(bool Open, bool OfProvince, params string[] AllowedRoles)
{
    public static readonly RouteClass Anybody = new(Open: true, OfProvince: false);
    public static readonly RouteClass AnyCredential = new(false, false, [.. Roles.OfUsers, .. Roles.OfKeys, Roles.Wall]);
    public static readonly RouteClass Users = new(false, false, [.. Roles.OfUsers]);
    public static readonly RouteClass Readers = new(false, false, [.. Roles.OfUsers, Roles.Read, Roles.Report]);
    public static readonly RouteClass ProvinceReaders = Readers with { OfProvince = true };
    public static readonly RouteClass Watchers = new(false, false, [.. Roles.OfUsers, Roles.Read, Roles.Report, Roles.Wall]);
    public static readonly RouteClass Senders = new(false, false, Roles.Ingest);
    public static readonly RouteClass ReportMakers = new(false, true, Roles.Report, Roles.Reporter, Roles.Approver, Roles.Administrator);
    public static readonly RouteClass AlertManagers = new(false, true, Roles.IncidentTeam, Roles.Administrator);
    public static readonly RouteClass Administrators = new(false, false, Roles.Administrator);
    public static readonly RouteClass AuditReaders = new(false, false, Roles.Auditor, Roles.Administrator);
    public static readonly RouteClass DataStewards = new(false, false, Roles.DataSteward);

    /// <summary>Every route there is. A new one belongs here before its first request is answered: the walk fails on what it does not find.</summary>
    public static readonly IReadOnlyDictionary<string, RouteClass> All = new Dictionary<string, RouteClass>(StringComparer.Ordinal)
    {
        ["/sign-in"] = Anybody,
        ["/sign-in/link/{token}"] = Anybody,
        ["/sign-in/password"] = Anybody,
        ["/wall"] = Anybody,
        ["/wall/pairing"] = Anybody,
        ["/not-found"] = Anybody,
        ["/health/live"] = Anybody,
        ["/health/ready"] = Anybody,
        ["/api/v1/health/live"] = Anybody,
        ["/api/v1/health/ready"] = Anybody,

        ["/"] = Users,
        ["/communes"] = Users,
        ["/communes/{Code}"] = Users,
        ["/exports/communes.xlsx"] = Users,
        ["/wall/past"] = Watchers with { OfProvince = true },
        ["/systems"] = Users,
        ["/systems/{Id}"] = Users,
        ["/systems/maintenance"] = Users,
        ["/incidents"] = Users,
        ["/incidents/{Id:long}"] = Users,
        ["/map"] = Users,
        ["/directives"] = Users,
        ["/targets"] = ProvinceReaders,
        ["/procedures"] = Users,
        ["/exports/communes.csv"] = Users,
        ["/dossiers"] = Readers,
        ["/dossiers/export"] = Readers,
        ["/dossiers/{Unit}/{*Number}"] = Readers,
        ["/account/password"] = Users,
        ["/account/password/change"] = Users,
        ["/sign-out"] = Users,
        ["/displays"] = Administrators,
        ["/search"] = Readers,
        ["/data-quality"] = Readers,
        ["/data-quality/incomplete"] = Readers,
        ["/hand-over"] = Administrators,
        ["/dead-letters"] = DataStewards,
        ["/dead-letters/{Id:long}"] = DataStewards,
        ["/alerts"] = Readers,
        ["/alerts/open"] = Readers,
        ["/alerts/rules"] = AlertManagers,
        ["/users"] = Administrators,
        ["/api-keys"] = Administrators,
        ["/audit"] = AuditReaders,
        ["/audit/export"] = AuditReaders,
        ["/reports"] = ProvinceReaders,
        ["/reports/schedule"] = ProvinceReaders,
        ["/reports/{Id:long}"] = ProvinceReaders,
        ["/reports/{Id:long}/dossiers/{Figure}"] = ProvinceReaders,

        ["/api/v1/events"] = Senders,
        ["/api/v1/kpis"] = Readers,
        ["/api/v1/communes"] = Readers,
        ["/api/v1/dossiers"] = Readers,
        ["/api/v1/series"] = Readers,
        ["/api/v1/outages"] = Readers,
        ["/api/v1/data-quality"] = Readers,
        ["GET /api/v1/reports"] = ProvinceReaders,
        ["POST /api/v1/reports"] = ReportMakers,
        ["/api/v1/reports/{id}/{format}"] = ProvinceReaders,
        ["/api/v1/feed"] = ProvinceReaders,
        ["/api/v1/targets"] = ProvinceReaders,
        ["/api/v1/metrics"] = ProvinceReaders,
        ["/metrics"] = ProvinceReaders,
        ["/openapi/v1.json"] = AnyCredential,
        ["/hubs/live"] = Watchers,
        ["/hubs/live/negotiate"] = Watchers,
        ["/{**path:file}"] = AnyCredential, // static files that only development serves
        ["/_blazor"] = Users,
        ["/_blazor/negotiate"] = Users,
        ["/_blazor/disconnect"] = Users,
        ["/_blazor/initializers"] = Users,
        ["/_framework/opaque-redirect"] = Users,
    };

    /// <summary>Routes that take `scope=commune:CODE`.</summary>
    public static readonly IReadOnlySet<string> Scoped = new HashSet<string> { "/api/v1/kpis", "/api/v1/dossiers", "/api/v1/series", "/dossiers", "/dossiers/export" };

    public static RouteClass? Of(string method, string pattern) => All.GetValueOrDefault(pattern) ?? All.GetValueOrDefault($"{method} {pattern}");
}
