using System.Globalization;

namespace Ioc.Metrics.Events;

/// <summary>What a member must be, in words for a rejection's detail.</summary>
internal static class Expectations
{
    public static string Text { get; } = string.Create(CultureInfo.InvariantCulture, $"expected a string of 1 to {FieldBounds.MostText} bytes in UTF-8");

    public static string Of(Member member) => member switch
    {
        Member.Time or Member.At or Member.DueAt or Member.AcceptedAt => "expected an RFC 3339 time with offset or Z",
        Member.Data => "expected an object",
        Member.Dossier => "expected a string of 1 to 64 UTF-16 units",
        Member.Sequence or Member.IntervalSeconds => string.Create(CultureInfo.InvariantCulture, $"expected an integer from 1 to {long.MaxValue}"),
        Member.Rating => "expected an integer from 1 to 5",
        Member.Received or Member.Resolved or Member.Backlog => string.Create(CultureInfo.InvariantCulture, $"expected an integer from 0 to {FieldBounds.MostCount}"),
        Member.Channel => "expected online, in-person or postal",
        Member.Payment => "expected none, online or offline",
        Member.FullyOnline or Member.OutsideArea or Member.DigitizedComponents or Member.DigitizedResult => "expected true or false",
        Member.LatencyMs => string.Create(CultureInfo.InvariantCulture, $"expected a number from 0 to {FieldBounds.MostLatency}"),
        Member.Numerator => string.Create(CultureInfo.InvariantCulture, $"expected a number from 0 to {FieldBounds.MostNumber}"),
        Member.Denominator => string.Create(CultureInfo.InvariantCulture, $"expected a number from {FieldBounds.LeastDenominator} to {FieldBounds.MostNumber}"),
        Member.Value => string.Create(CultureInfo.InvariantCulture, $"expected a number from -{FieldBounds.MostNumber} to {FieldBounds.MostNumber}, without numerator and denominator"),
        Member.HandedOverTo => "expected a string, with the status stopped",
        Member.TakenOverFrom => "expected a string, with takenOverAt",
        Member.TakenOverAt => "expected an RFC 3339 time with offset or Z, with takenOverFrom and without handedOverTo",
        Member.Day => "expected a date (yyyy-MM-dd)",
        Member.Procedure or Member.Indicator => Text,
        Member.Detail or Member.ReportedBy => string.Create(CultureInfo.InvariantCulture, $"expected a string of at most {FieldBounds.MostText} bytes in UTF-8"),
        Member.Note => string.Create(CultureInfo.InvariantCulture, $"expected a string of at most {FieldBounds.MostNote} bytes in UTF-8"),
        _ => "expected a string",
    };
}
