using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>I. General situation: sentences from the figures, the table of main figures, the course of the period.</summary>
internal static class GeneralSection
{
    private static readonly Figure[] _main =
    [
        Catalogue.Received, Catalogue.ReceivedOnline, Catalogue.OnlineShare, Catalogue.OutsideArea, Catalogue.Resolved, Catalogue.ResolvedOnTime, Catalogue.OnTimeRate,
        Catalogue.ResolvedFullyOnline, Catalogue.FullyOnlineShare, Catalogue.Backlog, Catalogue.Overdue, Catalogue.AverageWorkingHours,
        Catalogue.DigitizedComponentsShare, Catalogue.DigitizedResultShare, Catalogue.OnlinePaymentShare, Catalogue.SatisfiedShare, Catalogue.Availability,
    ];

    public static IEnumerable<Block> Of(ReportFigures figures, ReportEdition edition) =>
    [
        new HeadingBlock(1, "TÌNH HÌNH CHUNG"),
        .. ReportBody.Editable(edition, TextSlots.General, Sentences(figures)),
        new TableBlock(MainTable(figures)),
        .. figures.Days.Count > 1 ? new Block[] { new ChartBlock(Course(figures)) } : [],
    ];

    /// <summary>What the generated text says, a paragraph each.</summary>
    public static IEnumerable<string> Sentences(ReportFigures figures)
    {
        KpiSheet now = figures.Province;
        if (now.Received == 0 && now.Resolved == 0 && now.Backlog == 0)
        {
            yield return $"{PeriodName.Opening(figures.Period)}, hệ thống chưa ghi nhận hồ sơ thủ tục hành chính nào của tỉnh {figures.ProvinceNameVi}; " +
                "các tỷ lệ vì vậy không tính được và thể hiện bằng dấu “—”.";
        }
        else
        {
            yield return $"{PeriodName.Opening(figures.Period)}, toàn tỉnh tiếp nhận {Counted(Catalogue.Received, now.Received)} hồ sơ thủ tục hành chính" +
                Compared(now.Received, figures.Before.Received, figures.LastYear.Received) +
                $"; trong đó {Counted(Catalogue.ReceivedOnline, now.ReceivedOnline)} hồ sơ nộp trực tuyến{Reaching(now.OnlineShare)} và {Counted(Catalogue.OutsideArea, now.OutsideArea)} hồ sơ tiếp nhận không phụ thuộc địa giới hành chính.";
            yield return $"Toàn tỉnh đã giải quyết {Counted(Catalogue.Resolved, now.Resolved)} hồ sơ" + Compared(now.Resolved, figures.Before.Resolved, figures.LastYear.Resolved) +
                $"; đúng hạn và trước hạn {Counted(Catalogue.ResolvedOnTime, now.ResolvedOnTime)} hồ sơ{Reaching(now.OnTimeRate)}; giải quyết trực tuyến toàn trình {Counted(Catalogue.ResolvedFullyOnline, now.ResolvedFullyOnline)} hồ sơ{Reaching(now.FullyOnlineShare)}. " +
                $"Trong kỳ có {Counted(Catalogue.Rejected, now.Rejected)} hồ sơ bị từ chối tiếp nhận, {Counted(Catalogue.Withdrawn, now.Withdrawn)} hồ sơ công dân rút và {Counted(Catalogue.Stopped, now.Stopped)} hồ sơ dừng xử lý hoặc chuyển đơn vị khác.";
            yield return $"{Until(figures)}, còn {Counted(Catalogue.Backlog, now.Backlog)} hồ sơ đang giải quyết, trong đó {Counted(Catalogue.Overdue, now.Overdue)} hồ sơ đã quá hạn{ShareOf(now.Overdue, now.Backlog)}, " +
                $"{Counted(Catalogue.DueSoon, now.DueSoon)} hồ sơ sắp đến hạn và {Counted(Catalogue.Paused, now.Paused)} hồ sơ tạm dừng chờ bổ sung hoặc thực hiện nghĩa vụ tài chính.";
        }

        if (now.Ratings > 0)
        {
            yield return $"Ghi nhận {Vn.Count(now.Ratings)} lượt đánh giá của người dân, doanh nghiệp; điểm bình quân {Vn.Number(now.Satisfaction, 2)}/5, tỷ lệ hài lòng {Vn.Percent(now.SatisfiedShare)}.";
        }

        if (now.Availability is { } availability)
        {
            yield return $"Mức độ sẵn sàng chung của các hệ thống thông tin đạt {Vn.Percent(availability)}; tổng thời gian gián đoạn trên toàn bộ các điểm giám sát là {Vn.Duration(now.DowntimeMinutes ?? 0)}.";
        }

        if (!figures.Complete)
        {
            yield return "Lưu ý: đã ghi nhận khoảng trống dữ liệu trong kỳ; số liệu trong báo cáo này chưa đầy đủ.";
        }
    }

    /// <summary>A count of the province with its dossiers.</summary>
    internal static string Counted(Figure figure, long count) => Linked(count, new FigureSource(figure.Id));

    /// <summary>A count with its dossiers, when there are.</summary>
    internal static string Linked(long count, FigureSource source) => count == 0 ? Vn.Count(count) : LinkedText.Mark(Vn.Count(count), source);

    internal static string Until(ReportFigures figures) => figures.Period.Over
        ? $"Tính đến hết ngày {Vn.Day(figures.Period.To)}"
        : $"Tính đến {Vn.Moment(figures.AsOf)}";

    /// <summary> (tăng 3,10% so với kỳ trước, giảm 1,00% so với cùng kỳ năm trước).</summary>
    internal static string Compared(long now, long before, long lastYear)
    {
        string[] parts = [.. new[] { (Vn.Change(now, before), "so với kỳ trước"), (Vn.Change(now, lastYear), "so với cùng kỳ năm trước") }
            .Where(part => part.Item1.Length > 0).Select(part => $"{part.Item1} {part.Item2}")];
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Reaching(double? share) => share is null ? "" : $", đạt {Vn.Percent(share)}";

    private static string ShareOf(long part, long whole) => whole == 0 ? "" : $" (chiếm {Vn.Percent((double)part / whole)})";

    private static ReportTable MainTable(ReportFigures figures) => new(
        "province",
        "Các chỉ tiêu chính của toàn tỉnh",
        [
            new("Chỉ tiêu", 3.4), new("Kỳ báo cáo", 1.2, CellKind.Count), new("Kỳ trước", 1.2, CellKind.Count),
            new("Tăng, giảm", 1.2, CellKind.Count), new("Cùng kỳ năm trước", 1.2, CellKind.Count),
        ],
        [.. _main.Select(KeyFigures.Of).Select(figure => new Row(
            [Cell.Of(figure.NameVi), figure.Cell(figures.Province), Plain(figure.Cell(Known(figures.Before))), Change(figure, figures), Plain(figure.Cell(Known(figures.LastYear)))]))])
    {
        Note = Known(figures.LastYear) is null ? "Kho dữ liệu chưa có số liệu của cùng kỳ năm trước." : null,
    };

    /// <summary>A period from which the store has nothing is not one in which nothing happened.</summary>
    private static KpiSheet? Known(KpiSheet sheet) => sheet is { Received: 0, Resolved: 0, Backlog: 0, Availability: null } ? null : sheet;

    /// <summary>Only this period's dossiers are archived with the report.</summary>
    private static Cell Plain(Cell cell) => cell with { Source = null };

    private static Cell Change(KeyFigure figure, ReportFigures figures)
    {
        double? change = Known(figures.Before) is { } before ? figure.Value(figures.Province) - figure.Value(before) : null;
        return new Cell(figure.Kind == CellKind.Share ? CellKind.Points : figure.Kind, change, null);
    }

    private static ReportChart Course(ReportFigures figures)
    {
        List<(string Name, IReadOnlyList<ReportDay> Days)> groups = figures.Days.Count <= 62
            ? [.. figures.Days.Select(day => (DayName(day.Day), (IReadOnlyList<ReportDay>)[day]))]
            : [.. figures.Days.GroupBy(day => day.Day[..7]).Select(month => ($"{month.Key[5..]}/{month.Key[..4]}", (IReadOnlyList<ReportDay>)[.. month]))];
        return new ReportChart(
            "course", figures.Days.Count <= 62 ? "Hồ sơ tiếp nhận và giải quyết theo ngày" : "Hồ sơ tiếp nhận và giải quyết theo tháng", ChartKind.Columns,
            [.. groups.Select(group => group.Name)],
            [
                new("Tiếp nhận", [.. groups.Select(group => (double?)group.Days.Sum(day => day.Received))]),
                new("Đã giải quyết", [.. groups.Select(group => (double?)group.Days.Sum(day => day.Resolved))]),
            ]);
    }

    internal static string DayName(string day) => LocalDay.TryParse(day, out LocalDay known) ? $"{known.Date.Day:00}/{known.Date.Month:00}" : day;
}
