using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>
/// Whether the page that is open could renew its figures: the page reports, <see cref="Shared.LateNotice"/> tells the reader, so that nothing that stands still looks alive.
/// One for each circuit, used on its dispatcher alone.
/// </summary>
public sealed class ViewDelay
{
    public event Action? Changed;

    /// <summary>Time of the figures that are still shown; null: they are in time.</summary>
    public Instant? Since { get; private set; }

    public void Begin(Instant since)
    {
        if (Since is null)
        {
            Since = since;
            Changed?.Invoke();
        }
    }

    public void End()
    {
        if (Since is not null)
        {
            Since = null;
            Changed?.Invoke();
        }
    }
}
