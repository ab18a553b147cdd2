using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>How a cell is written in a workbook.</summary>
public enum ExportKind
{
    Text,

    /// <summary>A whole number.</summary>
    Count,
    Decimal,

    /// <summary>0..1, shown as percent.</summary>
    Share,

    /// <summary>Local date and time.</summary>
    Moment,
}

/// <summary>One cell: text, a number in full, a moment, or nothing. Immutable.</summary>
public readonly record struct ExportCell(ExportKind Kind, string? Text, double? Number)
{
    // Excel counts days from 1899-12-30.
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    public static ExportCell Of(string? text) => new(ExportKind.Text, text, null);

    public static ExportCell Count(long? value) => new(ExportKind.Count, null, value);

    public static ExportCell Decimal(double? value) => new(ExportKind.Decimal, null, value);

    public static ExportCell Share(double? value) => new(ExportKind.Share, null, value);

    /// <summary>Nothing for null and for never.</summary>
    public static ExportCell Moment(Instant? at) => at is { } known && known != Instant.Never
        ? new(ExportKind.Moment, known.ToLocal().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), (known.ToLocal().DateTime - Epoch).TotalDays)
        : new(ExportKind.Text, null, null);
}
