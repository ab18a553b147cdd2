using System.Diagnostics;
using Ioc.EndToEnd.Running;
using Ioc.LoadTests.Circuits;

namespace Ioc.LoadTests.Running;

/// <summary>The built program in a process of its own with an empty data directory on the disk; both are gone at the end.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly IocProcess _program;
    private readonly string _data;
    private readonly Process _process;

    private RunningProgram(IocProcess program, string data)
    {
        _program = program;
        _data = data;
        _process = Process.GetProcessById(program.Id);
    }

    public Uri Hub => new(_program.Url + "/hubs/live");

    public Uri Site => new(_program.Url + "/");

    public string Broker => _program.Broker;

    /// <summary>Processor time that it has used, and the memory that it holds.</summary>
    public (TimeSpan Processor, long WorkingSet) Usage
    {
        get
        {
            _process.Refresh();
            return (_process.TotalProcessorTime, _process.WorkingSet64);
        }
    }

    /// <summary>Without arguments it waits for real events.</summary>
    public static async Task<RunningProgram> StartAsync(IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        string data = Directory.CreateDirectory(Path.Combine(Sources.Root, "artifacts", "load", Path.GetRandomFileName())).FullName;
        return new RunningProgram(await IocProcess.StartReadyAsync(data, arguments: arguments ?? ["--no-simulator"], environment: environment), data);
    }

    public Task<Session> SignInAsync() => Session.SignInAsync(_program);

    /// <summary>Its working set, the least of three seconds.</summary>
    public long SettledMemory()
    {
        long least = long.MaxValue;
        for (int look = 0; look < 6; look++)
        {
            Thread.Sleep(500);
            least = Math.Min(least, Usage.WorkingSet);
        }

        return least;
    }

    public HttpClient Reader() => _program.Client(IocProcess.ReadKey);

    /// <summary>Bytes that its managed heap holds after a collection of all generations, by its own metrics.</summary>
    public async Task<double> CollectedHeapAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await FullCollection.RunAsync(_program.Id, limit.Token);
        using HttpClient reader = Reader();
        string metrics = await reader.GetStringAsync("/metrics", limit.Token);
        return metrics.Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size_bytes", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    public HttpClient Sender() => _program.Client(IocProcess.IngestKey);

    public async ValueTask DisposeAsync()
    {
        await _program.StopAsync();
        await _program.DisposeAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
