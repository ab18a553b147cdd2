using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>Makes each view of the matrix once a snapshot, however many look at it; it goes with the snapshot. Thread-safe.</summary>
public sealed class SystemMatrices(Profile profile)
{
    private readonly ConditionalWeakTable<LiveSnapshot, ConcurrentDictionary<(string Visible, bool TroubledFirst, int Page), Lazy<SystemMatrix>>> _views = new();

    /// <summary>As <see cref="SystemMatrix.Of"/>.</summary>
    public SystemMatrix Of(LiveSnapshot snapshot, VisibleUnits visible, bool troubledFirst, int page) => _views.GetValue(snapshot, _ => new())
        .GetOrAdd((visible.Key, troubledFirst, page), _ => new Lazy<SystemMatrix>(() => SystemMatrix.Of(snapshot, profile, visible, troubledFirst, page))).Value;
}
