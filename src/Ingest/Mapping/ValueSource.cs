using System.Text.Json;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Mapping;

/// <summary>Where one member of an event comes from: a place of the record (by table, as a time or as a decimal), the record's timestamp, or a constant. Immutable, thread-safe.</summary>
internal sealed record ValueSource(EventMember Member, string Place)
{
    /// <summary>What a table gives for all that it does not name.</summary>
    public const string Otherwise = "*";

    /// <summary>Null: a constant, or the record's timestamp.</summary>
    public JsonPointer? From { get; init; }

    /// <summary>The record's timestamp.</summary>
    public bool IsRecordTime { get; init; }

    /// <summary>The constant; with <see cref="From"/>: for a record without such a value. Null: none.</summary>
    public string? Constant { get; init; }

    /// <summary>Null as a value: the member is left out.</summary>
    public IReadOnlyDictionary<string, string?>? Table { get; init; }

    public TimeForm? Time { get; init; }

    public TimeSpan Zone { get; init; }

    /// <summary>Digits behind the point of a decimal that comes as bytes; null: it is none.</summary>
    public int? Scale { get; init; }

    /// <summary>Value: a string, long, decimal or bool; null: the record has none.</summary>
    public object? Read(JsonElement root, Instant recordedAt, out MappingFault? fault)
    {
        fault = null;
        if (IsRecordTime)
        {
            return MemberValue.Of(recordedAt, Member.Form);
        }

        if (From is null || !From.TryFind(root, out JsonElement found) || Scalar.IsAbsent(found))
        {
            return Constant is null ? null : MemberValue.Of(Constant, Member.Form);
        }

        if (Scale is { } scale)
        {
            return MemberValue.Decimal(found, scale) is { } digits ? Formed(digits, out fault) : Wrong($"is {Scalar.Kind(found)}, no decimal as bytes", out fault);
        }

        if (Time is not null)
        {
            return Time.Read(found, Zone) is { } time ? MemberValue.Of(time, Member.Form) : Wrong($"is {Scalar.Kind(found)} that is no time in the form {Time}", out fault);
        }

        if (Scalar.Text(found) is not { } text)
        {
            return Wrong($"is {Scalar.Kind(found)} where one value is needed", out fault);
        }

        if (Table is null)
        {
            return Formed(text, out fault);
        }

        if (!Table.TryGetValue(text, out string? mapped) && !Table.TryGetValue(Otherwise, out mapped))
        {
            return Wrong("has a value that the table does not name", out fault);
        }

        return mapped is null ? null : MemberValue.Of(mapped, Member.Form);
    }

    private object? Formed(string text, out MappingFault? fault)
    {
        fault = null;
        return MemberValue.Of(text, Member.Form) ?? Wrong(Member.Form == MemberForm.Flag ? "is neither true, false, 0 nor 1" : $"is no {(Member.Form == MemberForm.Whole ? "whole " : "")}number", out fault);
    }

    private object? Wrong(string what, out MappingFault? fault)
    {
        fault = new MappingFault(RejectReason.InvalidField, Place, From!.Text, what);
        return null;
    }
}
