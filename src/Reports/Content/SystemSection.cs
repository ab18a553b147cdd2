using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>IV. Systems and incidents.</summary>
internal static class SystemSection
{
    private const int Shown = 15;

    public static IEnumerable<Block> Of(ReportFigures figures)
    {
        yield return new HeadingBlock(1, "VẬN HÀNH CÁC HỆ THỐNG THÔNG TIN VÀ SỰ CỐ");
        yield return new HeadingBlock(2, "Mức độ sẵn sàng của các hệ thống");
        List<ReportSystem> known = [.. figures.Systems.Where(system => system.Availability is not null)];
        if (known.Count == 0)
        {
            yield return new ParagraphBlock("Trong kỳ chưa có hệ thống nào gửi tín hiệu giám sát.");
        }
        else
        {
            int below = known.Count(system => system.Availability < 0.999);
            ReportSystem worst = known.OrderBy(system => system.Availability).First();
            yield return new ParagraphBlock(
                $"Giám sát {Vn.Count(known.Count)} hệ thống; {Vn.Count(known.Count - below)} hệ thống đạt mức sẵn sàng từ 99,9% trở lên, {Vn.Count(below)} hệ thống dưới mức này. " +
                $"Thấp nhất là {worst.NameVi} ({Vn.Percent(worst.Availability)}).");
            yield return new TableBlock(Systems(figures.Systems));
        }

        yield return new HeadingBlock(2, "Sự cố");
        List<ReportIncident> large = [.. figures.Incidents.Where(incident => incident.Kind != "single")];
        yield return new ParagraphBlock(figures.Incidents.Count == 0
            ? "Trong kỳ không ghi nhận sự cố nào."
            : $"Trong kỳ ghi nhận {Vn.Count(figures.Incidents.Count)} sự cố, gồm {Of("system-wide")} sự cố trên diện rộng, {Of("commune-offline")} sự cố mất kết nối tại đơn vị và {Of("single")} sự cố đơn lẻ; " +
              $"{Vn.Count(figures.Incidents.Count(incident => incident.Resolved is null))} sự cố chưa khắc phục xong, {Vn.Count(figures.Incidents.Count(incident => incident.AcknowledgedAt is not null))} sự cố đã được xác nhận tiếp nhận xử lý.");
        if (figures.Incidents.Count > 0)
        {
            List<ReportIncident> shown = [.. large.Concat(figures.Incidents.Where(incident => incident.Kind == "single"))
                .OrderByDescending(incident => incident.Kind == "system-wide").ThenByDescending(incident => incident.Minutes).ThenBy(incident => incident.Opened, StringComparer.Ordinal).Take(Shown)];
            yield return new TableBlock(Incidents(shown, shown.Count < figures.Incidents.Count
                ? $"Bảng liệt kê {Vn.Count(shown.Count)} sự cố lớn nhất; danh sách đầy đủ {Vn.Count(figures.Incidents.Count)} sự cố có trong bảng tính kèm theo."
                : null));
        }

        string Of(string kind) => Vn.Count(figures.Incidents.Count(incident => incident.Kind == kind));
    }

    internal static ReportTable Systems(IReadOnlyList<ReportSystem> systems) => new(
        "systems",
        "Mức độ sẵn sàng của các hệ thống",
        [new("Hệ thống", 3.2), new("Đơn vị giám sát", 1, CellKind.Count), new("Lần gián đoạn", 1, CellKind.Count), new("Gián đoạn (phút)", 1.2, CellKind.Decimal), new("Mức sẵn sàng", 1.1, CellKind.Share)],
        [.. systems.Select(system => new Row(
            [Cell.Of(system.NameVi), Cell.Count(system.Units), Cell.Count(system.Outages), Cell.Decimal(system.DowntimeMinutes), Cell.Share(system.Availability)]))]);

    internal static ReportTable Incidents(IReadOnlyList<ReportIncident> incidents, string? note) => new(
        "incidents",
        "Sự cố trong kỳ",
        [new("Loại", 1.3), new("Hệ thống, đơn vị", 2.6), new("Bắt đầu", 1.4), new("Khắc phục", 1.4), new("Thời gian trong kỳ", 1.3)],
        [.. incidents.Select(incident => new Row(
            [Cell.Of(Kind(incident)), Cell.Of(Where(incident)), Cell.Of(Vn.ShortMoment(incident.Opened)), Cell.Of(incident.Resolved is null ? "Chưa xong" : Vn.ShortMoment(incident.Resolved)), Cell.Of(Vn.Duration(incident.Minutes))]))])
    {
        Note = note,
    };

    internal static string Kind(ReportIncident incident) => incident.Kind switch
    {
        "system-wide" => "Diện rộng",
        "commune-offline" => "Mất kết nối",
        _ => "Đơn lẻ",
    };

    internal static string Where(ReportIncident incident) =>
        string.Join(", ", new[] { incident.SystemName ?? incident.System, incident.UnitName ?? incident.Unit }.Where(part => part is not null));
}
