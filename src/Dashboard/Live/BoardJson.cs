using System.Text.Json;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Live;

/// <summary>Writes the `Board` message (CONTRACTS.md, Hub): at most 6 KB. Immutable, thread-safe.</summary>
public sealed class BoardJson(Profile profile, Tiles tiles, TileWords words, BuildInfo build)
{
    private const int NewestOutages = 10;

    public LiveMessage Write(LiveSnapshot snapshot, LiveScope scope, Language language)
    {
        LiveFigures figures = scope.Unit is { } unit ? snapshot.Figures(unit.Code)! : snapshot.Province;
        byte[] bytes = LiveJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("instance", build.Instance);
            json.WriteNumber("number", snapshot.Number);
            json.WriteString("build", build.Build);
            json.WriteString("asOf", LiveJson.Time(snapshot.AsOf));
            json.WriteStartObject("source");
            json.WriteString("state", snapshot.Source.Condition.ToString().ToLowerInvariant());
            json.WriteNumber("lagSeconds", Math.Round(snapshot.Source.Lag.TotalSeconds, 1));
            json.WriteEndObject();
            json.WriteStartObject("coverage");
            json.WriteNumber("reporting", figures.Reporting);
            json.WriteNumber("expected", figures.Expected);
            json.WriteEndObject();
            json.WriteBoolean("simulated", snapshot.Source.Simulated);
            json.WriteStartArray("tiles");
            foreach (TileKind kind in tiles.Kinds)
            {
                Write(json, kind, tiles.Of(kind, snapshot, figures), figures, language);
            }

            json.WriteEndArray();
            json.WriteStartArray("outages");
            foreach (Incident incident in snapshot.Incidents.Where(incident => Concerns(incident, scope)).Take(NewestOutages))
            {
                Write(json, incident, language);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return new LiveMessage(snapshot.Number, bytes);
    }

    private static bool Concerns(Incident incident, LiveScope scope) =>
        scope.IsProvince || incident.Unit == scope.Unit!.Code || incident.Kind == IncidentKind.SystemWide;

    private void Write(Utf8JsonWriter json, TileKind kind, Tile tile, LiveFigures figures, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", tile.Id);
        json.Number("value", tile.Value);
        json.WriteString("text", words.Text(kind, tile, language));
        json.WriteString("unit", words.Unit(kind, language));
        json.Number("goal", tile.Goal);
        json.WriteString("state", tile.State.ToString().ToLowerInvariant());
        json.WriteString("freshness", tile.Freshness.ToString().ToLowerInvariant());
        json.WriteString("asOf", LiveJson.Time(tile.AsOf));
        if (kind.Id == "backlog")
        {
            // The wall shows it beside the backlog; a tile of its own would not be in the contract.
            json.Number("dueSoon", figures.Known ? figures.Now.DueSoon : null);
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Incident incident, Language language)
    {
        json.WriteStartObject();
        json.WriteNumber("id", incident.Id);
        json.WriteString("kind", IncidentKinds.Code(incident.Kind));
        json.WriteString("commune", incident.Unit);
        json.WriteString("communeName", incident.Unit is { } code ? profile.FindUnit(code)?.NameIn(language) : null);
        json.WriteString("system", incident.System);
        json.WriteString("systemName", incident.System is { } id ? words.System(id, language) : null);
        json.WriteString("opened", LiveJson.Time(incident.Opened));
        json.WriteBoolean("acknowledged", incident.AcknowledgedAt is not null);
        json.WriteEndObject();
    }
}
