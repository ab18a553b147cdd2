using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports.Sending;
using Ioc.Reports.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.FollowUp;

/// <summary>The province's targets: value, gap, state, trend, forecast, who answers for them. What is most behind comes first.</summary>
public sealed partial class TargetsPage
{
    private const int Days = 30;
    private static readonly string[] Order = ["missed", "open", "tracked", "unknown", "met"];

    private IReadOnlyList<TargetLine> _lines = [];
    private Instant _asOf;

    [Inject]
    public required TargetBoard Board { get; set; }

    [Inject]
    public required SeriesReader Series { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateText { get; set; }

    private TargetTexts T => Texts.Targets;

    private string? Only => Order.Contains(StateText) ? StateText : null;

    private IEnumerable<(string State, int Count)> States =>
        Order.Select(state => (state, _lines.Count(line => line.Target.State == state))).Where(one => one.Item2 > 0 || one.state == Only);

    protected override async Task OnParametersSetAsync()
    {
        (_asOf, _, _, IReadOnlyList<ReportTarget> targets) = await Board.ReadAsync(Context.RequestAborted);
        var lines = new List<TargetLine>();
        foreach (ReportTarget target in targets.Where(target => target.Binds))
        {
            lines.Add(new TargetLine(target, await CourseAsync(target)));
        }

        _lines = [.. lines.OrderBy(line => Array.IndexOf(Order, line.Target.State))];
    }

    private async Task<IReadOnlyList<double?>> CourseAsync(ReportTarget target)
    {
        string? kpi = target.Basis == "kpi" ? Profile.Targets.FirstOrDefault(one => one.Id == target.Id)?.Kpi : null;
        return Catalogue.Find(kpi) is { IsOnSheet: true } figure
            ? [.. (await Series.ReadAsync(Scope.Province, figure.Id, (_asOf.Day - Days).Start, _asOf.Day.Start, SeriesStep.Day, Context.RequestAborted)).Select(point => point.Value)]
            : [];
    }
}
