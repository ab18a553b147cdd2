using System.Text.Json;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Live;

/// <summary>Writes the `Communes` message (CONTRACTS.md, Hub). Thread-safe.</summary>
public sealed class CommunesJson(CommuneStandings standings, BuildInfo build)
{
    /// <summary>A new message, or the held one when no item differs.</summary>
    public ItemsMessage Write(LiveSnapshot snapshot, LiveScope scope, Language language, ItemsMessage? held) =>
        ItemsMessage.Write(snapshot, build, held, json => WriteItems(json, snapshot, scope, language));

    private void WriteItems(Utf8JsonWriter json, LiveSnapshot snapshot, LiveScope scope, Language language)
    {
        var month = Period.MonthOf(snapshot.AsOf.Day);
        json.WriteStartArray();
        foreach (UnitLive unit in snapshot.Units)
        {
            bool wanted = scope.Unit is { } one ? unit.Unit.Code == one.Code : unit.Unit.Kind == UnitKind.Commune && unit.IsListed(month);
            if (wanted)
            {
                Write(json, standings.Of(unit, snapshot), language);
            }
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CommuneStanding standing, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", standing.Unit.Code);
        json.WriteString("name", standing.Unit.NameIn(language));
        json.WriteString("state", standing.State.ToString().ToLowerInvariant());
        json.Number("lagScore", standing.LagScore);
        json.WriteNumber("backlog", standing.Backlog);
        json.WriteNumber("overdue", standing.Overdue);
        json.Number("onlineShare", standing.OnlineShare);
        json.WriteBoolean("offline", standing.Offline);
        json.WriteString("reason", standing.Reason is { } reason ? ReasonText.Of(Texts.Of(language), reason.Component, reason.Figure) : null);
        json.WriteEndObject();
    }
}
