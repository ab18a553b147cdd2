using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>
/// Where the outage rules stand after a number of reports of one series. A value: equal states go on equally, which is how a late report's
/// re-derivation knows that it may stop. An instant of zero ticks means none.
/// </summary>
internal record struct SeriesState
{
    /// <summary>Latest report.</summary>
    public Instant LastAt { get; set; }

    /// <summary>Seconds to the next one, as it said or the profile's.</summary>
    public int LastInterval { get; set; }

    public HealthStatus Status { get; set; }

    /// <summary>First report of the present run of that status.</summary>
    public Instant StatusSince { get; set; }

    /// <summary>Latest report that the next one can be in a row with.</summary>
    public Instant RowAt { get; set; }

    public bool RowDown { get; set; }

    /// <summary>Start of the outage that is open.</summary>
    public Instant OutageStart { get; set; }

    public OutageCause Cause { get; set; }

    public readonly bool HasReports => LastAt.Ticks != 0;

    public readonly bool HasRow => RowAt.Ticks != 0;

    public readonly bool InOutage => OutageStart.Ticks != 0;

    /// <summary>Outages that closed before this state start earlier; those that open or close after it start here or later.</summary>
    public readonly Instant OutagesFrom => InOutage ? OutageStart : HasRow && RowDown ? RowAt : LastAt;

    public readonly void Write(HealthBytes bytes)
    {
        bytes.Signed(LastAt.Ticks);
        bytes.Number((ulong)LastInterval);
        bytes.Byte((byte)((int)Status | (RowDown ? 4 : 0) | ((int)Cause << 3)));
        bytes.Signed(StatusSince.Ticks);
        bytes.Signed(RowAt.Ticks);
        bytes.Signed(OutageStart.Ticks);
    }

    public static SeriesState Read(ref HealthByteReader reader)
    {
        var state = new SeriesState { LastAt = new Instant(reader.Signed()), LastInterval = ReportInterval.Believed((int)reader.Number()) };
        byte flags = reader.Byte();
        state.Status = (HealthStatus)(flags & 3);
        state.RowDown = (flags & 4) != 0;
        state.Cause = (OutageCause)((flags >> 3) & 1);
        state.StatusSince = new Instant(reader.Signed());
        state.RowAt = new Instant(reader.Signed());
        state.OutageStart = new Instant(reader.Signed());
        return state;
    }
}
