using Ioc.LoadTests.Running;
using Ioc.LoadTests.Scenarios;

namespace Ioc.LoadTests.Circuits;

/// <summary>Pages that are open at once.</summary>
internal sealed class OpenPages : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Circuit> _circuits = [];

    public int Count => All.Count;

    /// <summary>Why some of them ended before their time.</summary>
    public IReadOnlyList<string> Troubles => [.. All.Select(circuit => circuit.Trouble).OfType<string>().Distinct()];

    /// <summary>Render batches of all, and their bytes.</summary>
    public (long Batches, long Bytes) Rendered => (All.Sum(circuit => circuit.Rendered.Batches), All.Sum(circuit => circuit.Rendered.Bytes));

    private List<Circuit> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _circuits];
            }
        }
    }

    public async Task OpenAsync(RunningProgram program, Session session, int count, int parallel, Step step, TimeSpan patience) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (_, _) =>
        {
            long began = TimeProvider.System.GetTimestamp();
            try
            {
                using var limit = new CancellationTokenSource(patience);
                Circuit circuit = await Circuit.OpenAsync(session.Browser, program.Site, session.Cookie, "/", limit.Token);
                step.Ok(TimeProvider.System.GetElapsedTime(began));
                lock (_gate)
                {
                    _circuits.Add(circuit);
                }
            }
            catch (Exception problem) when (problem is IOException or HttpRequestException or OperationCanceledException)
            {
                step.Fail(problem.Message);
            }
        });

    public async ValueTask DisposeAsync()
    {
        foreach (Circuit circuit in All)
        {
            await circuit.DisposeAsync();
        }
    }
}
