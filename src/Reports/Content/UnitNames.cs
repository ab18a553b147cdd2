using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>A unit's name in a table: of one that has ended, with its last day and who took it over.</summary>
internal static class UnitNames
{
    public static string Of(ReportUnit unit) => unit.Ended is null ? unit.Name : $"{unit.Name} ({End(unit)})";

    /// <summary>Those that have ended and still have open dossiers, as a sentence; null: there are none.</summary>
    public static string? StillOpen(ReportFigures figures)
    {
        string[] units = [.. figures.Units.Where(unit => unit is { Ended: not null, Sheet.Backlog: > 0 })
            .Select(unit => $"{unit.Name}, {End(unit)}: {Vn.Count(unit.Sheet.Backlog)} hồ sơ, trong đó {Vn.Count(unit.Sheet.Overdue)} quá hạn")];
        return units.Length == 0 ? null : $"Đơn vị đã kết thúc còn hồ sơ đang giải quyết, cần đóng hoặc bàn giao: {string.Join("; ", units)}.";
    }

    private static string End(ReportUnit unit) => $"đã kết thúc ngày {Vn.Day(unit.Ended)}{(unit.Successor is { } successor ? $", đơn vị kế thừa: {successor}" : "")}";
}
