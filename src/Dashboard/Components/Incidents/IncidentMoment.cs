using System.Globalization;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Cases;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Incidents;

/// <summary>One line of an incident's timeline.</summary>
public sealed record IncidentMoment(Instant At, string Words, string Icon)
{
    /// <summary>What reports showed, what was maintained and what people did, oldest first. Outages taken in at one instant at one unit are one line.</summary>
    public static IReadOnlyList<IncidentMoment> Of(IncidentFigures figures, IReadOnlyList<IncidentStep> steps, Profile profile, Texts texts, Instant now)
    {
        SystemsTexts words = texts.Systems;
        Incident incident = figures.Incident;
        var moments = new List<IncidentMoment> { new(incident.Opened, words.StepOpened, "incident") };
        foreach (var taken in figures.Outages.Where(o => incident.Kind != IncidentKind.Single && o.TakenInAt is not null).GroupBy(o => o.TakenInAt!.Value))
        {
            string[] names = [.. taken.Select(o => incident.Kind == IncidentKind.SystemWide ? profile.Unit(o.Unit, texts.Language) : profile.System(o.System, texts.Language)).Distinct()];
            moments.Add(new(taken.Key, Format(words.StepTaken, string.Join(", ", names.Take(6)) + (names.Length > 6 ? $" … ({names.Length})" : string.Empty)), "up"));
        }

        moments.AddRange(figures.Unobserved.Select(window => new IncidentMoment(
            Instant.Max(window.Start, incident.Opened),
            Format(words.StepUnobserved, texts.Formats.DayAndTime(window.Start), window.End == Instant.Never ? words.StillOpen : texts.Formats.DayAndTime(window.End)), "unobserved")));
        moments.AddRange(IncidentTime.Maintenance(incident, profile, now).Select(window => new IncidentMoment(
            Instant.Max(window.From, incident.Opened), Format(words.StepMaintenance, texts.Formats.DayAndTime(window.From), texts.Formats.DayAndTime(window.To), window.Reason), "maintenance")));
        if (incident is { AcknowledgedAt: { } acknowledged, AcknowledgedBy: { } by })
        {
            moments.Add(new(acknowledged, Format(words.StepAcknowledged, by), "ok"));
        }

        moments.AddRange(steps.Select(step => new IncidentMoment(step.At, Said(step, words), step.Kind == IncidentSteps.Resolved ? "ok" : "info")));
        if (incident.Resolved != Instant.Never)
        {
            moments.Add(new(incident.Resolved, incident.MergedInto is null ? words.StepOver : words.MergedInto, "ok"));
        }

        return [.. moments.OrderBy(moment => moment.At)];
    }

    private static string Said(IncidentStep step, SystemsTexts words) => step.Kind switch
    {
        IncidentSteps.Assigned => Format(words.StepAssigned, step.Person, step.Text),
        IncidentSteps.Resolved => Format(words.StepResolved, step.Person, step.Text),
        IncidentSteps.Reopened => Format(words.StepReopened, step.Person, step.Text),
        _ => Format(words.StepNote, step.Person, step.Text),
    };

    private static string Format(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
