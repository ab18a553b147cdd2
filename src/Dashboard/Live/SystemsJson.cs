using System.Text.Json;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>Writes the `Systems` message for the wall: per system in how many units it is in which state. Thread-safe.</summary>
public sealed class SystemsJson(Profile profile, BuildInfo build)
{
    private static readonly (SystemState State, string Name)[] States =
    [
        (SystemState.Up, "up"), (SystemState.Degraded, "degraded"), (SystemState.Down, "down"), (SystemState.Silent, "silent"),
        (SystemState.Maintenance, "maintenance"), (SystemState.Unobserved, "unobserved"),
    ];

    /// <summary>A new message, or the held one when no item differs.</summary>
    public ItemsMessage Write(LiveSnapshot snapshot, LiveScope scope, ItemsMessage? held) =>
        ItemsMessage.Write(snapshot, build, held, json => WriteItems(json, Count(snapshot, scope)));

    private static Dictionary<(string System, SystemState State), int> Count(LiveSnapshot snapshot, LiveScope scope)
    {
        var counts = new Dictionary<(string System, SystemState State), int>();
        foreach (UnitLive unit in snapshot.Units)
        {
            if (scope.Unit is { } one && unit.Unit.Code != one.Code)
            {
                continue;
            }

            foreach (SystemNow system in unit.Health?.Systems ?? [])
            {
                var key = (system.System, system.State);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts;
    }

    private void WriteItems(Utf8JsonWriter json, Dictionary<(string System, SystemState State), int> counts)
    {
        json.WriteStartArray();
        foreach (GovernmentSystem system in profile.Systems)
        {
            int total = 0;
            json.WriteStartObject();
            json.WriteString("id", system.Id);
            foreach ((SystemState state, string name) in States)
            {
                int count = counts.GetValueOrDefault((system.Id, state));
                total += count;
                json.WriteNumber(name, count);
            }

            json.WriteNumber("total", total);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
