using System.Data.Common;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Access;

/// <summary>Keeps <see cref="KnownCredentials"/> as the database has them, every few seconds: other processes change credentials too.</summary>
internal sealed class CredentialReader(KnownCredentials known, RealTime clock, BackgroundFailures failures, ILogger<CredentialReader> log)
    : ResilientService(clock.Provider, failures, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                known.Read();
            }
            catch (DbException)
            {
                // What is known stays; that the database is away others say.
            }

            await Task.Delay(Every, clock.Provider, stoppingToken);
        }
    }
}
