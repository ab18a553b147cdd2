using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>What the calendar makes and when, where reports and the feed go, and the receipts of what was sent.</summary>
public sealed partial class SchedulePage
{
    private const int MostShown = 100;

    private readonly List<(string Period, Instant Draft, Instant Freeze, ArchivedReport? Report)> _months = [];
    private IReadOnlyList<(Delivery Delivery, Receipt? Receipt)> _deliveries = [];
    private Instant _now;

    [Inject]
    public required ReportArchive Archive { get; set; }

    [Inject]
    public required Deliveries Deliveries { get; set; }

    [Inject]
    public required ReportSettings Settings { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    protected override void OnInitialized()
    {
        _now = Instant.From(Time.GetUtcNow());
        Period month = ReportCalendar.MonthBefore(_now);
        Add(Period.MonthOf(_now.Day));
        Add(month);
        Add(Period.MonthOf(month.First - 1));
        ILookup<long?, Receipt> receipts = Deliveries.Receipts(MostShown * 10).ToLookup(receipt => receipt.Delivery);
        _deliveries = [.. Deliveries.Latest(MostShown).Select(delivery => (delivery, receipts[delivery.Id].FirstOrDefault()))];
    }

    private void Add(Period month)
    {
        string code = ReportDesk.PeriodCode(month);
        _months.Add((code, ReportCalendar.DraftAt(month), ReportCalendar.FreezeAt(month, Settings.FreezeDay), Archive.Latest(code)));
    }
}
