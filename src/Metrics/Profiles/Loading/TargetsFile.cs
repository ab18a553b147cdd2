using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>targets.json: a list of targets (KPIS.md, Targets).</summary>
internal static class TargetsFile
{
    private const string File = "targets.json";

    private static readonly string[] Measures = ["kpi", "health", "indicator", "archive", "incidents"];

    private static readonly string[] Members =
    [
        "id", "nameVi", "nameEn", "source", "goalVi", "goalEn", "goal", "deadline", "measuredBy", "kpi", "systems", "scope", "provinces",
        "responsibleUnit", "cooperatingUnits", "head",
    ];

    public static List<Target> Read(ProfileFiles files, List<GovernmentSystem> systems)
    {
        var targets = new List<Target>();
        if (JsonFile.Read(files, File) is not { } part)
        {
            return targets;
        }

        if (part.Kind != JsonValueKind.Array)
        {
            files.Error(File, part.Line, "is not a list");
            return targets;
        }

        foreach (JsonPart element in part.Items)
        {
            if (element.Kind != JsonValueKind.Object)
            {
                files.Error(File, element.Line, "a target is not an object");
                continue;
            }

            JsonObject item = new JsonObject(files, File, element, "").Knows(Members);
            Target target = Read(item);
            Check(item, target, targets, systems);
            targets.Add(target);
        }

        return targets;
    }

    private static Target Read(JsonObject item) => new()
    {
        Id = item.Text("id"),
        NameVi = item.Text("nameVi"),
        NameEn = item.Text("nameEn"),
        Source = item.Text("source"),
        GoalVi = item.Text("goalVi"),
        GoalEn = item.Text("goalEn"),
        Goal = item.OptionalNumber("goal"),
        Deadline = item.OptionalDay("deadline"),
        MeasuredBy = item.Texts("measuredBy", required: true),
        Kpi = item.Optional("kpi"),
        Systems = item.Texts("systems", required: false),
        Scope = item.Optional("scope") ?? "province",
        Provinces = item.Texts("provinces", required: false),
        ResponsibleUnit = item.Optional("responsibleUnit"),
        CooperatingUnits = item.Texts("cooperatingUnits", required: false),
        Head = item.Optional("head"),
    };

    private static void Check(JsonObject item, Target target, List<Target> before, List<GovernmentSystem> systems)
    {
        if (before.Exists(t => t.Id == target.Id))
        {
            item.Error(item.Line, $"target {target.Id} is there twice");
        }

        foreach (string measure in target.MeasuredBy.Where(m => !Measures.Contains(m)))
        {
            item.Error(item.Line, $"measuredBy '{measure}' is not one of {string.Join(", ", Measures)}");
        }

        foreach (string system in target.Systems.Where(s => systems.Count > 0 && !systems.Exists(x => x.Id == s)))
        {
            item.Error(item.Line, $"system {system} does not exist");
        }

        if (target.MeasuredBy.Contains("kpi") && target.Kpi is null)
        {
            item.Error(item.Line, "measured by kpi, but kpi is missing");
        }

        if (target.MeasuredBy.Contains("health") && target.Systems.Count == 0)
        {
            item.Error(item.Line, "measured by health, but systems is missing");
        }

        if (target.Scope is not ("province" or "commune"))
        {
            item.Error(item.Line, $"scope '{target.Scope}' is not province or commune");
        }
    }
}
