using Ioc.Dashboard.Resources;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>A part of a backlog: how many, and how many of them overdue.</summary>
public sealed record BacklogPart(string Name, long Count, long Overdue)
{
    /// <summary>Procedure or field it is of; null: neither.</summary>
    public string? Code { get; init; }
}

/// <summary>A unit's dossiers in progress at an instant, counted by age, stage, field and procedure; those overdue and due soon by due time. Immutable.</summary>
public sealed record UnitBacklog(long Count, IReadOnlyList<BacklogPart> Ages, IReadOnlyList<BacklogPart> Stages, IReadOnlyList<BacklogPart> Fields, IReadOnlyList<BacklogPart> Procedures)
{
    /// <summary>Bounds of the ages in calendar days: up to each, and over the last.</summary>
    private static readonly int[] AgeBounds = [1, 5, 10, 20, 30];

    /// <summary>The one due longest ago first.</summary>
    public required IReadOnlyList<NumberedFacts> Overdue { get; init; }

    /// <summary>The one due next first.</summary>
    public required IReadOnlyList<NumberedFacts> DueSoon { get; init; }

    /// <summary>Counts dossiers that may be in progress at the instant; those that are not are left out.</summary>
    public static UnitBacklog Of(IReadOnlyList<NumberedFacts> dossiers, Instant at, Profile profile, Texts texts)
    {
        List<(NumberedFacts Row, DossierState State)> open =
            [.. dossiers.Select(row => (row, DossierTimeline.At(row.Facts, at))).Where(row => row.Item2.HasFlag(DossierState.Backlog))];
        return new UnitBacklog(
            open.Count,
            Parts(open, row => AgeOf(row, at), AgeNames(texts), ordered: true),
            Parts(open, row => StageOf(row.Status, texts), null, ordered: false),
            Parts(open, row => FieldOf(row, profile) ?? texts.Unit.NoField, null, ordered: false),
            [.. Parts(open, row => row.Procedure ?? "", null, ordered: false).Select(part => part with { Code = part.Name, Name = NameOf(part.Name, profile, texts) })])
        {
            Overdue = [.. open.Where(row => row.State.HasFlag(DossierState.Overdue)).Select(row => row.Row).OrderBy(row => row.Facts.DueAt).ThenBy(row => row.Number, StringComparer.Ordinal)],
            DueSoon = [.. open.Where(row => row.State.HasFlag(DossierState.DueSoon)).Select(row => row.Row).OrderBy(row => row.Facts.DueAt).ThenBy(row => row.Number, StringComparer.Ordinal)],
        };
    }

    public static string StageOf(DossierStatus status, Texts texts) => status switch
    {
        DossierStatus.Registered => texts.Unit.StageRegistered,
        DossierStatus.Accepted => texts.Unit.StageAccepted,
        DossierStatus.Processing => texts.Unit.StageProcessing,
        DossierStatus.SupplementRequested => texts.Unit.StageSupplement,
        DossierStatus.PaymentRequested => texts.Unit.StagePayment,
        DossierStatus.Completed or DossierStatus.Returned => texts.Unit.StageCompleted,
        _ => texts.Unit.StageOther,
    };

    public static string NameOf(string? procedure, Profile profile, Texts texts) => string.IsNullOrEmpty(procedure)
        ? texts.Overview.UnknownProcedure
        : profile.FindProcedure(procedure)?.NameVi ?? $"{texts.Overview.UnknownProcedure} ({procedure})";

    private static string? FieldOf(DossierFacts facts, Profile profile) => facts.Procedure is { } code ? profile.FindProcedure(code)?.FieldVi : null;

    private static string AgeOf(DossierFacts facts, Instant at)
    {
        int days = at.Day - facts.AcceptedAt!.Value.Day;
        int bound = Array.FindIndex(AgeBounds, most => days <= most);
        return (bound < 0 ? AgeBounds.Length : bound).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<string> AgeNames(Texts texts) =>
        [.. AgeBounds.Select((most, i) => $"{(i == 0 ? 0 : AgeBounds[i - 1] + 1)}–{most} {texts.Unit.Days}"), $"{texts.Unit.Over} {AgeBounds[^1]} {texts.Unit.Days}"];

    private static List<BacklogPart> Parts(
        List<(NumberedFacts Row, DossierState State)> open, Func<DossierFacts, string> key, IReadOnlyList<string>? names, bool ordered)
    {
        Dictionary<string, (long Count, long Overdue)> counts = [];
        foreach ((NumberedFacts row, DossierState state) in open)
        {
            string of = key(row.Facts);
            (long count, long overdue) = counts.GetValueOrDefault(of);
            counts[of] = (count + 1, overdue + (state.HasFlag(DossierState.Overdue) ? 1 : 0));
        }

        return ordered
            ? [.. names!.Select((name, i) => (name, counts.GetValueOrDefault(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Select(part => new BacklogPart(part.name, part.Item2.Count, part.Item2.Overdue))]
            : [.. counts.OrderByDescending(part => part.Value.Count).ThenBy(part => part.Key, StringComparer.Ordinal).Select(part => new BacklogPart(part.Key, part.Value.Count, part.Value.Overdue))];
    }
}
