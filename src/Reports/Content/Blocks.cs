namespace Ioc.Reports.Content;

/// <summary>A part of the report's body; DOCX and the preview in the browser are made from the same row of blocks.</summary>
public abstract record Block;

/// <summary>Level 1: I, II, …; 2: 1, 2, … within it; 3: an annex. Numbers of 1 and 2 are given by the document.</summary>
public sealed record HeadingBlock(int Level, string Text) : Block;

/// <summary>Marked: words as <see cref="LinkedText"/>. Slot: the place of editable words it came from; null: generated for good.</summary>
public sealed record ParagraphBlock(string Marked, string? Slot = null) : Block
{
    /// <summary>As documents show it.</summary>
    public string Text => LinkedText.Plain(Marked);
}

public sealed record BulletBlock(string Text) : Block;

public sealed record TableBlock(ReportTable Table) : Block;

public sealed record ChartBlock(ReportChart Chart) : Block;

/// <summary>What follows stands on pages of its own; wide: across.</summary>
public sealed record PagesBlock(bool Wide) : Block;

/// <summary>A table with one heading row. Id names its sheet in the workbook.</summary>
public sealed record ReportTable(string Id, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    /// <summary>Rows after these are left to the workbook; null: none are.</summary>
    public string? Note { get; init; }
}

/// <summary>Weight: share of the width.</summary>
public sealed record Column(string Heading, double Weight, CellKind Kind = CellKind.Text);

/// <summary>Total: set in bold.</summary>
public sealed record Row(IReadOnlyList<Cell> Cells, bool Total = false);

public enum CellKind
{
    Text,

    /// <summary>Whole number.</summary>
    Count,

    /// <summary>0..1, shown as percent.</summary>
    Share,

    /// <summary>Two decimals.</summary>
    Decimal,

    /// <summary>Points of a hundredth: 0.012 is 1,20 điểm %.</summary>
    Points,
}

/// <summary>Chart with one line or row of columns for each series; values null: a gap.</summary>
public sealed record ReportChart(string Id, string Title, ChartKind Kind, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>UTF-16 letters that a label of an axis holds: of longer ones nothing is read, and a converter or a browser works on them for minutes.</summary>
    public const int LongestLabel = 120;

    /// <summary>Labels of the axis; long ones are cut.</summary>
    public IReadOnlyList<string> Categories { get; } = [.. Categories.Select(Label)];

    private static string Label(string name) =>
        name.Length <= LongestLabel ? name : string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[LongestLabel - 2]) ? LongestLabel - 2 : LongestLabel - 1), "…");
}

public enum ChartKind
{
    Columns,
    Bars,
    Lines,
}

public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);
