using System.Collections;

namespace Ioc.Metrics.Profiles;

/// <summary>Maintenance windows of a profile: those of its file, which never change, and those that people plan while the program runs. Thread-safe.</summary>
public sealed class MaintenancePlan : IReadOnlyList<MaintenanceWindow>
{
    private readonly MaintenanceWindow[] _fixed;
    private volatile State _state;

    public MaintenancePlan(IEnumerable<MaintenanceWindow> ofFile)
    {
        _fixed = [.. ofFile];
        _state = new State(0, _fixed);
    }

    /// <summary>Grows with each change; what is derived from the windows compares it.</summary>
    public int Version => _state.Version;

    public int Count => _state.Windows.Length;

    public MaintenanceWindow this[int index] => _state.Windows[index];

    /// <summary>Takes these beside those of the file; false when they are what it has.</summary>
    public bool Replace(IEnumerable<MaintenanceWindow> planned)
    {
        MaintenanceWindow[] next = [.. _fixed, .. planned];
        if (next.SequenceEqual(_state.Windows))
        {
            return false;
        }

        _state = new State(_state.Version + 1, next);
        return true;
    }

    public IEnumerator<MaintenanceWindow> GetEnumerator() => ((IEnumerable<MaintenanceWindow>)_state.Windows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed record State(int Version, MaintenanceWindow[] Windows);
}
