using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;
using Ioc.Resources;

namespace Ioc.Dashboard.Exports;

/// <summary>The table of units as it is downloaded: every figure of the sheet, each beside the same days of the month before and of last year.</summary>
internal static class CommunesTable
{
    public static ExportedTable Of(IReadOnlyList<UnitRow> rows, UnitView view, UnitTableData data, IReadOnlyDictionary<string, long> directives, Profile profile, Texts texts, bool chosen = false)
    {
        CommunesTexts words = texts.Communes;
        string before = ReasonWords.Before(texts, data.Period);
        string[] beside = words.BesideLine.Split(" · ");
        List<ExportedColumn> columns =
        [
            new(words.Code, null, 10),
            new(words.Unit, null, 34),
            new(words.Rank, null, 8),
            new(texts.Overview.LagScore, FigureLaw.LagScore(texts, profile), 12),
            .. FigureColumn.All.SelectMany(column => new ExportedColumn[]
            {
                new(texts.Sheet[column.Id].Name, FigureLaw.OfSheet(texts, profile, column.Id, column.Component), 14),
                new($"{texts.Sheet[column.Id].Name} ({beside[0]})", null, 14),
                new($"{texts.Sheet[column.Id].Name} ({beside[1]})", null, 14),
            }.Take(column.Id is "availability" or "ownAvailability" or "outagesOpen" ? 1 : 3)),
            new(words.OpenDirectives, words.DirectivesHow, 12),
            new(words.Reasons, null, 90),
        ];
        return new ExportedTable(words.Title, Facts(view, data, profile, texts, rows.Count, chosen), columns, [.. rows.Select(row => Row(row, before, directives, profile, data, texts))]) { HowTitle = words.SheetHow };
    }

    private static List<(string Name, string Value)> Facts(UnitView view, UnitTableData data, Profile profile, Texts texts, int count, bool chosen)
    {
        CommunesTexts words = texts.Communes;
        string kind = view.Kind switch { "unit" => words.KindUnit, "all" => words.KindAll, _ => words.KindCommune };
        string only = view.Only switch { "overdue" => words.OnlyOverdue, "late" => words.OnlyLate, "outage" => words.OnlyOutage, "few" => words.OnlyFew, _ => words.OnlyAll };
        List<(string Name, string Value)> facts =
        [
            (words.PeriodLabel, $"{data.Period.Text(texts)} ({data.Period.Days(texts.Formats)})"),
            (words.FiltersLabel, string.Join("; ", new[] { kind, only, chosen ? words.ChosenUnits : null, view.Name is { } name ? $"“{name}”" : null, $"{texts.Formats.Count(count)} {words.Units}" }.OfType<string>())),
            (words.AsOfLabel, texts.Formats.DayAndTime(data.At)),
            (words.LawLabel, data.Law),
            (words.ProfileLabel, profile.Name),
        ];
        if (data.Simulated)
        {
            facts.Insert(0, (texts.Shell.Simulated, string.Empty));
        }

        return facts;
    }

    private static List<ExportedCell> Row(UnitRow row, string before, IReadOnlyDictionary<string, long> directives, Profile profile, UnitTableData data, Texts texts)
    {
        var cells = new List<ExportedCell>
        {
            ExportedCell.Of(row.Unit.Code),
            ExportedCell.Of(row.Unit.NameIn(texts.Language) + (row.Unit.HasEnded(data.Now.Day) ? $" ({profile.EndOf(row.Unit, texts)})" : "")),
            ExportedCell.Of(row.Rank, FigureUnit.Count),
            ExportedCell.Of(row.Lag.Score, FigureUnit.Rating),
        };
        foreach (FigureColumn column in FigureColumn.All)
        {
            cells.Add(ExportedCell.Of(column.Value(row.Figures), column.Unit));
            if (column.Id is not ("availability" or "ownAvailability" or "outagesOpen"))
            {
                cells.Add(ExportedCell.Of(row.MonthBefore is { } month ? column.Value(month) : null, column.Unit));
                cells.Add(ExportedCell.Of(row.YearBefore is { } year ? column.Value(year) : null, column.Unit));
            }
        }

        cells.Add(ExportedCell.Of(directives.GetValueOrDefault(row.Unit.Code), FigureUnit.Count));
        cells.Add(ExportedCell.Of(row.Lag.Score is null ? texts.Overview.TooFew : ReasonWords.Of(texts, row.Lag, before, row.Lag.Reasons.Count)));
        return cells;
    }
}
