using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>A part of a backlog: how many, and how many of them overdue.</summary>
public sealed record BacklogPart(string Name, long Count, long Overdue)
{
    /// <summary>Age, stage, field or procedure as an address says it.</summary>
    public string? Code { get; init; }
}

/// <summary>A unit's dossiers in progress at an instant, counted by age, stage, field and procedure; those overdue and due soon by due time. Immutable.</summary>
public sealed record UnitBacklog(long Count, IReadOnlyList<BacklogPart> Ages, IReadOnlyList<BacklogPart> Stages, IReadOnlyList<BacklogPart> Fields, IReadOnlyList<BacklogPart> Procedures)
{
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
            AgesOf(Parts(open, row => AgeOf(row, at)), texts),
            [.. Parts(open, row => DossierStage.Of(row.Status).Id).Select(part => part with { Name = DossierStage.Find(part.Code)!.Words(texts.Unit) })],
            [.. Parts(open, row => FieldOf(row, profile) ?? DossierQuestion.Unknown).Select(part => part.Code == DossierQuestion.Unknown ? part with { Name = texts.Unit.NoField } : part)],
            [.. Parts(open, row => row.Procedure ?? "").Select(part => part with { Code = part.Name.Length == 0 ? DossierQuestion.Unknown : part.Name, Name = NameOf(part.Name, profile, texts) })])
        {
            Overdue = [.. open.Where(row => row.State.HasFlag(DossierState.Overdue)).Select(row => row.Row).OrderBy(row => row.Facts.DueAt).ThenBy(row => row.Number, StringComparer.Ordinal)],
            DueSoon = [.. open.Where(row => row.State.HasFlag(DossierState.DueSoon)).Select(row => row.Row).OrderBy(row => row.Facts.DueAt).ThenBy(row => row.Number, StringComparer.Ordinal)],
        };
    }

    public static string StageOf(DossierStatus status, Texts texts) => DossierStage.Of(status).Words(texts.Unit);

    public static string NameOf(string? procedure, Profile profile, Texts texts) => string.IsNullOrEmpty(procedure)
        ? texts.Overview.UnknownProcedure
        : profile.FindProcedure(procedure)?.NameVi ?? $"{texts.Overview.UnknownProcedure} ({procedure})";

    private static string? FieldOf(DossierFacts facts, Profile profile) => facts.Procedure is { } code ? profile.FindProcedure(code)?.FieldVi : null;

    private static string AgeOf(DossierFacts facts, Instant at)
    {
        int days = at.Day - facts.AcceptedAt!.Value.Day;
        return DossierAge.Parts.First(age => age.Contains(days)).ToString();
    }

    /// <summary>Every age in order, also those that none is of.</summary>
    private static List<BacklogPart> AgesOf(List<BacklogPart> parts, Texts texts) =>
        [.. DossierAge.Parts.Select(age => (parts.FirstOrDefault(part => part.Code == age.ToString()) ?? new BacklogPart("", 0, 0)) with { Code = age.ToString(), Name = age.Text(texts) })];

    /// <summary>The greatest first.</summary>
    private static List<BacklogPart> Parts(List<(NumberedFacts Row, DossierState State)> open, Func<DossierFacts, string> key)
    {
        Dictionary<string, (long Count, long Overdue)> counts = [];
        foreach ((NumberedFacts row, DossierState state) in open)
        {
            string of = key(row.Facts);
            (long count, long overdue) = counts.GetValueOrDefault(of);
            counts[of] = (count + 1, overdue + (state.HasFlag(DossierState.Overdue) ? 1 : 0));
        }

        return [.. counts.OrderByDescending(part => part.Value.Count).ThenBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new BacklogPart(part.Key, part.Value.Count, part.Value.Overdue) { Code = part.Key })];
    }
}
