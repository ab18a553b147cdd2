using Ioc.Ingest.State;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Operations.Cases;

/// <summary>What somebody wants to plan. Repeat: empty, day, week or month, up to a day.</summary>
public sealed record MaintenanceWish(string? Unit, string? System, Instant From, Instant To, string Reason, string Repeat, LocalDay Until);

/// <summary>Plans and ends maintenance. Windows begin now or later: what is past was judged as it was. Each step is audited and holds at once. Thread-safe.</summary>
public sealed class MaintenanceDesk(IMaintenanceStore store, MaintenanceWatch watch, Profile profile, AuditLog audit, TimeProvider time)
{
    private const int MostRepetitions = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);
    private static readonly TimeSpan Shown = TimeSpan.FromDays(90);

    /// <summary>A form was opened a little before it is sent.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Windows that run or come, and those of the last 90 days.</summary>
    public Task<IReadOnlyList<PlannedMaintenance>> ListAsync(CancellationToken cancellation) => store.MaintenanceAsync(Now - Shown, cancellation);

    /// <summary>False for a wish that is none: see the message of the page.</summary>
    public async Task<bool> PlanAsync(MaintenanceWish wish, string by, CancellationToken cancellation)
    {
        bool known = (wish.Unit is null || profile.FindUnit(wish.Unit) is not null) && (wish.System is null || profile.FindSystem(wish.System) is not null);
        if (!known || string.IsNullOrWhiteSpace(wish.Reason) || wish.From < Now - Slack || wish.To <= Instant.Max(wish.From, Now) || wish.To - wish.From > Longest)
        {
            return false;
        }

        string series = Guid.NewGuid().ToString("N");
        List<PlannedMaintenance> windows = [.. Starts(wish).Take(MostRepetitions + 1).Select(start =>
            new PlannedMaintenance(0, series, wish.Unit, wish.System, Instant.Max(start, Now), start + (wish.To - wish.From), wish.Reason.Trim(), by, Now, null, null))];
        if (windows.Count > MostRepetitions)
        {
            return false;
        }

        await store.PlanAsync(windows, cancellation);
        await watch.RefreshAsync(cancellation);
        audit.Write(by, AuditAction.MaintenancePlanned, Subject(wish.System, wish.Unit), $"{wish.From} {wish.To} x{windows.Count}");
        return true;
    }

    /// <summary>Ends a window now or takes it back; with the rest also the later ones of its series.</summary>
    public async Task EndAsync(long id, bool rest, string by, CancellationToken cancellation)
    {
        PlannedMaintenance? ended = (await ListAsync(cancellation)).FirstOrDefault(window => window.Id == id);
        await store.EndMaintenanceAsync(id, rest, by, Now, cancellation);
        await watch.RefreshAsync(cancellation);
        audit.Write(by, AuditAction.MaintenanceEnded, Subject(ended?.System, ended?.Unit), rest ? "series" : null);
    }

    /// <summary>system@unit, * for all.</summary>
    private static string Subject(string? system, string? unit) => $"{system ?? "*"}@{unit ?? "*"}";

    private static IEnumerable<Instant> Starts(MaintenanceWish wish)
    {
        yield return wish.From;
        if (wish.Repeat is not ("day" or "week" or "month"))
        {
            yield break;
        }

        TimeSpan ofDay = wish.From - wish.From.Day.Start;
        for (int i = 1; ; i++)
        {
            LocalDay day = wish.Repeat switch
            {
                "day" => wish.From.Day + i,
                "week" => wish.From.Day + (7 * i),
                _ => new LocalDay(wish.From.Day.Date.AddMonths(i).DayNumber),
            };
            if (day > wish.Until)
            {
                yield break;
            }

            yield return day.Start + ofDay;
        }
    }
}
