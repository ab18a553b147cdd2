using System.Data.Common;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>Keeps what stands around a page when the page itself ends in an error. One that ended because its database failed begins anew when that answers.</summary>
public sealed class PageBoundary : ErrorBoundary, IDisposable
{
    [Inject]
    public required PostgresState Database { get; set; }

    /// <summary>Whether the page ended because its database failed.</summary>
    public bool IsAway => CurrentException is DbException or StoreUnavailableException;

    public void Dispose() => Database.Changed -= OnDatabaseChanged;

    protected override void OnInitialized()
    {
        Database.Changed += OnDatabaseChanged;
        MaximumErrorCount = RendererInfo.IsInteractive ? MaximumErrorCount : 0; // while a document is made the answer itself says that it failed
    }

    protected override Task OnErrorAsync(Exception exception)
    {
        Database.Suspect();
        return base.OnErrorAsync(exception);
    }

    private void OnDatabaseChanged() => _ = InvokeAsync(() =>
    {
        if (IsAway && Database.Outage is null)
        {
            Recover();
        }
    });
}
