using Ioc.Ingest.Gateway;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>
/// Senders who give every unit one dossier after another, at most 160 a second together, each offered again until it was answered as taken, as a real sender does.
/// What was answered is the obligation: it must be counted, and once.
/// </summary>
internal sealed class Acknowledged : IAsyncDisposable
{
    public const int Senders = 4;

    /// <summary>Of each sender, between two dossiers: brokers that come back need the processor too.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);

    private static readonly string[] _units = [.. RunningIngest.Profile.Units.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => unit.Code)];

    private readonly CancellationTokenSource _end = new();
    private readonly string _name;
    private readonly Task _sending;
    private readonly long[] _ofUnit = new long[_units.Length];
    private int _refused;

    /// <summary>Name: of the dossiers. Gateway: the one to offer the next event to.</summary>
    public Acknowledged(string name, Func<EventGateway> gateway)
    {
        _name = name;
        _sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(sender, gateway))));
    }

    /// <summary>Events taken so far.</summary>
    public long Taken => _ofUnit.Sum(taken => Volatile.Read(ref taken));

    /// <summary>Answers that were no "taken".</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Waits until one more of every unit was taken: events go into every partition now.</summary>
    public Task GoesOnAsync()
    {
        long before = Taken;
        return Eventually.Is("events taken", () => Task.FromResult(Taken), taken => taken >= before + _units.Length);
    }

    /// <summary>What is under way is offered to its end.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _sending;
    }

    /// <summary>Taken so far, by unit.</summary>
    public IReadOnlyDictionary<string, long> ByUnit() => _units.Zip(_ofUnit).Where(unit => unit.Second > 0).ToDictionary(unit => unit.First, unit => unit.Second);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task SendAsync(int sender, Func<EventGateway> gateway)
    {
        using var pace = new PeriodicTimer(_pause);
        for (int round = 0; !_end.IsCancellationRequested; round++)
        {
            int unit = ((round * Senders) + sender) % _units.Length;
            byte[] e = Events.Status($"{_name}-{round}", commune: _units[unit]);
            while (await gateway().AcceptAsync([e], Caller.Anyone("test"), CancellationToken.None) is not Ioc.Ingest.Gateway.Taken { Rejected.Count: 0 })
            {
                Interlocked.Increment(ref _refused);
                await pace.WaitForNextTickAsync();
            }

            Interlocked.Increment(ref _ofUnit[unit]);
            await pace.WaitForNextTickAsync();
        }
    }
}
