namespace Ioc.Tests.Shared.Naive;

/// <summary>Dossier figures of some units and a period, by plain counting. Shares as on the KPI sheet (null when the denominator is 0).</summary>
public sealed record NaiveFigures
{
    public long Received { get; init; }

    public long ReceivedOnline { get; init; }

    public long OutsideArea { get; init; }

    public long DigitizedComponents { get; init; }

    public long Resolved { get; init; }

    public long ResolvedOnTime { get; init; }

    public long ResolvedEarly { get; init; }

    public long ResolvedLate { get; init; }

    public long ResolvedDueByDefault { get; init; }

    public long ResolvedFullyOnline { get; init; }

    public long ResolvedOnline { get; init; }

    public long DigitizedResult { get; init; }

    public long PaidOnline { get; init; }

    public long PaidOffline { get; init; }

    public long Rejected { get; init; }

    public long Withdrawn { get; init; }

    public long Stopped { get; init; }

    public long WorkingTicks { get; init; }

    public long Ratings { get; init; }

    public long RatingSum { get; init; }

    public long Satisfied { get; init; }

    public long Backlog { get; init; }

    public long Paused { get; init; }

    public long Overdue { get; init; }

    public long DueSoon { get; init; }

    public double? OnlineShare => Share(ReceivedOnline, Received);

    public double? OnTimeRate => Share(ResolvedOnTime, Resolved);

    public double? FullyOnlineShare => Share(ResolvedFullyOnline, Resolved);

    public double? AverageWorkingHours => Share(WorkingTicks, Resolved) / TimeSpan.TicksPerHour;

    public double? DigitizedComponentsShare => Share(DigitizedComponents, Received);

    public double? DigitizedResultShare => Share(DigitizedResult, Resolved);

    public double? OnlinePaymentShare => Share(PaidOnline, PaidOnline + PaidOffline);

    public double? Satisfaction => Share(RatingSum, Ratings);

    public double? SatisfiedShare => Share(Satisfied, Ratings);

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
