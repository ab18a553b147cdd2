using Ioc.Dashboard.Access;
using Ioc.Dashboard.Settings;

namespace Ioc.Dashboard.Hosting;

/// <summary>What must be ready before the first request, in order. Runs before the server opens its address.</summary>
public sealed class StartUp(IocSettings settings, AccessDatabase access, ApiKeys keys) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        access.Migrate();
        keys.FromEnvironment(Roles.Ingest, settings.IngestKey);
        keys.FromEnvironment(Roles.Read, settings.ReadKey);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
