using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Ioc.Dashboard.Access;

/// <summary>Rows of the audit in the reader's words: names in place of the codes and ids that are stored. Immutable, thread-safe.</summary>
public sealed class AuditWords(Texts texts, Profile profile)
{
    private AuditTexts W => texts.Audit;

    public string Action(AuditEntry row) => W.Actions.GetValueOrDefault(row.Action, row.Action);

    /// <summary>What it was done to.</summary>
    public string Subject(AuditEntry row)
    {
        string subject = row.Subject;
        return row.Action switch
        {
            "exported" => texts.Communes.Title,
            "audit-exported" => texts.Admin.Audit,
            "dossiers-exported" => Question(subject),
            "dead-letter-viewed" or "dead-letter-resent" => Numbered(texts.Quality.DeadLetters, subject),
            "alert-acknowledged" => Numbered(W.Alert, subject),
            "alert-rule-changed" or "alert-rule-deleted" or "alert-silenced" => texts.Alerts.RuleNames.GetValueOrDefault(subject, subject),
            "api-key-created" or "api-key-revoked" or "display-approved" or "display-revoked" => row.Detail ?? subject,
            "maintenance-planned" or "maintenance-ended" => Maintained(subject),
            _ => subject.Split(':', 2) switch
            {
                ["unit", { } code] => profile.Unit(code, texts.Language),
                ["incident", { } number] => Numbered(W.Incident, number),
                _ when row.Action == AuditAction.NoteRemoved.Code => Numbered(W.Note, subject),
                _ => subject,
            },
        };
    }

    /// <summary>What is said beside it; null: nothing.</summary>
    public string? Detail(AuditEntry row)
    {
        if (row.Detail is not { Length: > 0 } detail)
        {
            return null;
        }

        return row.Action switch
        {
            "signed-in" => W.Ways.GetValueOrDefault(detail, detail),
            "user-created" or "user-changed" => Access(detail),
            "api-key-created" or "api-key-revoked" or "display-approved" or "display-revoked" => null,
            "dead-letter-viewed" or "dead-letter-resent" => texts.Quality.Kinds.GetValueOrDefault(detail, detail),
            "alert-acknowledged" => texts.Alerts.RuleNames.GetValueOrDefault(detail, detail),
            "dossiers-handed-over" => HandedOver(detail),
            "maintenance-planned" => Windows(detail),
            "maintenance-ended" => W.Series,
            _ => texts.Sheet.ById.GetValueOrDefault(detail)?.Name ?? detail,
        };
    }

    /// <summary>The successor, when it began; beside it how many went, stayed since their number is taken, and are left, when it was over.</summary>
    private string HandedOver(string detail) => detail.Split(' ') is [{ } code, { } gone, { } same, { } left]
        ? string.Format(CultureInfo.InvariantCulture, W.HandedOver, profile.Unit(code, texts.Language), gone, same, left)
        : profile.Unit(detail, texts.Language);

    private string Numbered(string what, string number) => string.Format(CultureInfo.InvariantCulture, W.Numbered, what, number);

    /// <summary>system@unit; a number alone was written by earlier versions.</summary>
    private string Maintained(string subject) => subject.Split('@', 2) is [{ } system, { } unit]
        ? $"{(system == "*" ? texts.Systems.AllSystems : profile.System(system, texts.Language))} · {(unit == "*" ? texts.Systems.AllUnits : profile.Unit(unit, texts.Language))}"
        : Numbered(W.Maintenance, subject);

    /// <summary>from to xN.</summary>
    private string Windows(string detail) =>
        detail.Split(' ') is [{ } from, { } to, ['x', .. { } count]] && DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, out DateTimeOffset first) && DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, out DateTimeOffset last)
            ? string.Format(CultureInfo.InvariantCulture, W.Windows, texts.Formats.DayAndTime(Instant.From(first)), texts.Formats.DayAndTime(Instant.From(last)), count)
            : detail;

    /// <summary>Roles, then (units), then [systems], each parted by spaces.</summary>
    private string Access(string detail)
    {
        string[] parts = detail.Split(['(', '['], 2);
        string said = string.Join(", ", parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(role => texts.Admin.RoleNames.GetValueOrDefault(role, role)));
        if (Between('(', ')') is { } units)
        {
            said += $" ({string.Join(", ", units.Split(' ').Select(code => profile.Unit(code, texts.Language)))})";
        }

        return Between('[', ']') is { } systems ? $"{said} [{string.Join("; ", systems.Split(' ').Select(id => profile.System(id, texts.Language)))}]" : said;

        string? Between(char open, char close) => detail.IndexOf(open, StringComparison.Ordinal) is >= 0 and int from && detail.IndexOf(close, from) is >= 0 and int to ? detail[(from + 1)..to] : null;
    }

    /// <summary>The address of a list of dossiers.</summary>
    private string Question(string address)
    {
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(address);
        string[] said =
        [
            texts.Sheet.ById.GetValueOrDefault(Asked("figure"))?.Name ?? Asked("figure"),
            Asked("scope").Split(':', 2) is [_, { } unit] ? profile.Unit(unit, texts.Language) : texts.Dossiers.WholeProvince,
            Asked("period"),
            Asked("procedure"),
            Asked("field"),
        ];
        return string.Join(" · ", said.Where(part => part.Length > 0));

        string Asked(string name) => query.GetValueOrDefault(name).ToString();
    }
}
