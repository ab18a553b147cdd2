namespace Ioc.Metrics.Profiles.Loading;

/// <summary>lag of profile.json: the components of the lag score; weights sum to 1 (KPIS.md, Which communes lag).</summary>
internal static class LagSetting
{
    public static List<LagComponent> Read(JsonObject root)
    {
        var components = new List<LagComponent>();
        List<JsonPart> items = root.Items("lag", required: true);
        foreach (JsonPart part in items)
        {
            if (root.Child(part, "lag")?.Knows("component", "weight", "goal", "floor") is not { } item)
            {
                continue;
            }

            var component = new LagComponent(item.Text("component"), item.Number("weight"), item.Number("goal"), item.Number("floor"));
            if (!LagComponent.Ids.Contains(component.Id))
            {
                item.Error(item.Line, $"component '{component.Id}' is not one of {string.Join(", ", LagComponent.Ids)}");
            }
            else if (components.Exists(c => c.Id == component.Id))
            {
                item.Error(item.Line, $"component {component.Id} is there twice");
            }

            if (component.Weight is < 0 or > 1)
            {
                item.Error(item.Line, "weight is not within 0 to 1");
            }

            if (component.Goal == component.Floor)
            {
                item.Error(item.Line, "goal and floor are the same");
            }

            components.Add(component);
        }

        if (root.Find("lag") is { } lag && Math.Abs(components.Sum(c => c.Weight) - 1) > 1e-9)
        {
            root.Error(lag.Line, FormattableString.Invariant($"lag: the weights sum to {components.Sum(c => c.Weight):0.######}, not 1"));
        }

        return components;
    }
}
