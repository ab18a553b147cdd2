using System.Text.Json;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>A message of items (`Communes`, `Systems`): the snapshot that it was last compared with, its items alone, and the whole as it is sent.</summary>
public sealed record ItemsMessage(long Snapshot, byte[] Items, LiveMessage Message)
{
    /// <summary>A new message, or the held one when no item differs: viewers then hear nothing.</summary>
    internal static ItemsMessage Write(LiveSnapshot snapshot, BuildInfo build, ItemsMessage? held, Action<Utf8JsonWriter> write)
    {
        byte[] items = LiveJson.Write(write);
        if (held is not null && items.AsSpan().SequenceEqual(held.Items))
        {
            return held with { Snapshot = snapshot.Number };
        }

        byte[] bytes = LiveJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("instance", build.Instance);
            json.WriteNumber("number", snapshot.Number);
            json.WriteString("asOf", LiveJson.Time(snapshot.AsOf));
            json.WritePropertyName("items");
            json.WriteRawValue(items, skipInputValidation: true);
            json.WriteEndObject();
        });
        return new ItemsMessage(snapshot.Number, items, new LiveMessage(snapshot.Number, bytes));
    }
}
