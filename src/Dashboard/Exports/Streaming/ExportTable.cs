namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>A column: its heading, and its width in letters.</summary>
public sealed record ExportColumn(string Heading, double Width = 16);

/// <summary>What is exported: a title, what must be known to read it (period, filters, as-of, law version, formulas; one a line), and every row there is, read as it is written.</summary>
public sealed record ExportTable(string Title, IReadOnlyList<string> Facts, IReadOnlyList<ExportColumn> Columns, IAsyncEnumerable<IReadOnlyList<ExportCell>> Rows);
