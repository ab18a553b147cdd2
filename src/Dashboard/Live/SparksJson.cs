using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>Writes the `Sparks` message (CONTRACTS.md, Hub): 60 values a tile, one a minute; of a unit since this start. Thread-safe.</summary>
public sealed class SparksJson(SparkHistory history, BuildInfo build)
{
    public LiveMessage Write(LiveSnapshot snapshot, LiveScope scope)
    {
        byte[] bytes = LiveJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("instance", build.Instance);
            json.WriteNumber("number", snapshot.Number);
            json.WriteString("asOf", LiveJson.Time(snapshot.AsOf));
            json.WriteStartObject("series");
            foreach ((string tile, double?[] values) in scope.Unit is { } unit ? history.Read(unit.Code) : history.Read())
            {
                json.WriteStartArray(tile);
                foreach (double? value in values)
                {
                    if (value is { } number)
                    {
                        json.WriteNumberValue(Math.Round(number, 4));
                    }
                    else
                    {
                        json.WriteNullValue();
                    }
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
        return new LiveMessage(snapshot.Number, bytes);
    }
}
