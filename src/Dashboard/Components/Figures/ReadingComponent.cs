using System.Data.Common;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>What pages, and parts of them, have in common that read from a store what they are asked for: they never wait for ever, end no circuit, and never show the answer to another question.</summary>
public abstract partial class ReadingComponent : ComponentBase, IDisposable
{
    private int _asked;
    private int _held;
    private bool _told;
    private bool _waits;

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required ILoggerFactory Loggers { get; set; }

    [Inject]
    public required PostgresState Database { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    /// <summary>What is asked for could not be read: the page says so and offers <see cref="LoadAsync"/> again.</summary>
    protected bool Failed { get; private set; }

    /// <summary>What is asked for is being read.</summary>
    protected bool Loading { get; private set; }

    protected ILogger Logger => Loggers.CreateLogger(GetType());

    /// <summary>Reads what is asked for by <see cref="TryLoadAsync"/>, also when a database that was away is back; who has no such read has nothing to do.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>
    /// Takes what was read, unless another read was begun meanwhile. Nobody cancels these reads: one that ends as a cancellation is a store that did not answer in time.
    /// False: it failed (<see cref="Failed"/>), and what stood there before is not what is asked for.
    /// </summary>
    protected async Task<bool> TryLoadAsync<T>(Func<Task<T>> read, Action<T> take)
    {
        int asked = ++_asked;
        (Failed, Loading) = (false, true);
        try
        {
            T answer = await read();
            if (asked == _asked)
            {
                (Loading, _told) = (false, false);
                take(answer);
            }
        }
        catch (Exception problem)
        {
            if (!_told)
            {
                _told = true;
                LogUnread(Logger, new Uri(Navigation.Uri).AbsolutePath, problem);
            }

            if (asked == _asked)
            {
                (Failed, Loading) = (true, false);
                ReadWhenBack(problem);
                return false;
            }
        }

        return true;
    }

    public virtual void Dispose()
    {
        Database.Changed -= OnDatabaseChanged;
        GC.SuppressFinalize(this);
    }

    /// <summary>Does what a person asked for. False: it could not be recorded; the page is to say so, and stays as it is.</summary>
    protected async Task<bool> TryRecordAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception problem) // nobody cancels it: a cancellation too is a store that failed
        {
            LogNotRecorded(Logger, new Uri(Navigation.Uri).AbsolutePath, problem);
            return false;
        }
    }

    /// <summary>What is on the screen stays, heading and figures alike, until what the address asks for has been read: figures never stand under another time's heading.</summary>
    protected override bool ShouldRender() => _held == 0;

    /// <summary>Reads what a changed address asks for, while the screen keeps what it has.</summary>
    protected async Task HoldAsync(Func<Task> read)
    {
        _held++;
        try
        {
            await read();
        }
        finally
        {
            _held--;
        }
    }

    /// <summary>A fault that is not the database's is no reason to look whether it is there.</summary>
    private void ReadWhenBack(Exception problem)
    {
        if (problem is StoreUnavailableException or DbException or TimeoutException or OperationCanceledException)
        {
            Database.Suspect();
        }

        if (!_waits && RendererInfo.IsInteractive)
        {
            _waits = true;
            Database.Changed += OnDatabaseChanged;
        }
    }

    private void OnDatabaseChanged()
    {
        if (Database.Outage is null)
        {
            Database.Changed -= OnDatabaseChanged;
            _ = InvokeAsync(async () =>
            {
                _waits = false;
                if (Failed)
                {
                    await LoadAsync();
                    StateHasChanged();
                }
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: what was asked for could not be recorded")]
    private static partial void LogNotRecorded(ILogger logger, string path, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: what is to be shown could not be read; told once until it can be")]
    private static partial void LogUnread(ILogger logger, string path, Exception problem);
}
