using System.Net.Http.Headers;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Hub;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>The whole program in this process: Kestrel on a port of its own, the embedded broker, SQLite in a folder that is deleted afterwards. No simulator.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    public const string IngestKey = "ingest-key-of-the-tests";
    public const string ReadKey = "read-key-of-the-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-dashboard-").FullName;
    private WebApplication? _app;

    /// <summary>Engines of the stores, when not SQLite; before the start.</summary>
    public StoreSettings Stores { get; init; } = new();

    /// <summary>The cluster whose workers it stands beside; null: the embedded broker.</summary>
    public KafkaConnection? Kafka { get; init; }

    /// <summary>What it sends out.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Exchanges parts.</summary>
    public Action<IServiceCollection>? Adapt { get; init; }

    public Profile Profile { get; init; } = Repository.LoadProfile();

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(_app!.Urls.First());

    public CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public async Task InitializeAsync()
    {
        var settings = new IocSettings
        {
            Urls = "http://127.0.0.1:0",
            ProfileFolder = Repository.ProfileDirectory("nghe-an"),
            DataFolder = _folder,
            Simulate = false,
            Speed = 1,
            HistoryDays = 0,
            Seed = 1,
            Stores = Stores,
            Kafka = Kafka,
            Telemetry = Telemetry,
            IngestKey = IngestKey,
            ReadKey = ReadKey,
        };
        new DataDirectory(_folder).Create();
        _app = DashboardHost.Build(settings, Profile, services =>
        {
            services.AddSingleton<TimeProvider>(TestClock.Shared).AddSingleton(new RealTime(TestClock.Shared));
            Adapt?.Invoke(services);
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Every route that is served, but files.</summary>
    public IEnumerable<(string Method, string Pattern)> Routes() =>
        from endpoint in Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.All(item => item.GetType().FullName != "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor")
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        where method is "GET" or "POST"
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'));

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A browser: it keeps cookies and does not follow redirects.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>The session cookie of a new user with these roles (parted by spaces), as signing in would set it. Units null: the whole province.</summary>
    public string SessionOf(string roles, params string[]? units)
    {
        return SessionOf(Get<Users>().Create("test-" + Guid.NewGuid().ToString("N"), roles, units is { Length: > 0 } ? units : null));
    }

    /// <summary>The session cookie of a user, as signing in would set it.</summary>
    public string SessionOf(User user)
    {
        CookieAuthenticationOptions options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(SessionClaims.Of(user, "password"), CookieAuthenticationDefaults.AuthenticationScheme);
        ticket.Properties.IssuedUtc = options.TimeProvider!.GetUtcNow();
        ticket.Properties.ExpiresUtc = ticket.Properties.IssuedUtc + TimeSpan.FromHours(1);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Id of the user whose session the client carries.</summary>
    public string UserOf(HttpClient client)
    {
        CookieAuthenticationOptions options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        return options.TicketDataFormat.Unprotect(client.DefaultRequestHeaders.GetValues("Cookie").First().Split('=', 2)[1])!.Principal.Id();
    }

    /// <summary>A client with that session; it follows no redirects.</summary>
    public HttpClient As(string roles, params string[]? units) => With(SessionOf(roles, units));

    public HttpClient As(User user) => With(SessionOf(user));

    private HttpClient With(string cookie)
    {
        HttpClient client = Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    public Task<HubClient> HubAsync(string? key = ReadKey, string query = "", string? origin = null, string? cookie = null) =>
        HubClient.ConnectAsync(new Uri(Address, "/hubs/live" + query), key, Patience, origin, cookie);

    /// <summary>Now, by the province's clock.</summary>
    public Instant Now => Instant.From(Get<TimeProvider>().GetUtcNow());

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>One host for all tests that do not need one of their own: each uses communes and names of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneHost : ICollectionFixture<RunningHost>
{
    public const string Name = "one host";
}
