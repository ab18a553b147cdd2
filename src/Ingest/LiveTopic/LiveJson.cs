using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// The JSON of live parts. Workers and dashboards may differ by one version: members and counters that are not known are passed over, those that
/// are missing are 0 or null, and a state that is not known counts as unknown.
/// </summary>
internal static class LiveJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new Instants(), new Days(), new Counters(), new Names<SystemState>(), new Names<IncidentKind>(), new Names<GapReason>() },
    };

    public static byte[] Write<T>(T part) => JsonSerializer.SerializeToUtf8Bytes(part, Options);

    /// <summary>Null when it cannot be read at all.</summary>
    public static T? Read<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed class Instants : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text and not "never" ? Instant.Parse(text) : Instant.Never;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class Days : JsonConverter<LocalDay>
    {
        public override LocalDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDay.TryParse(reader.GetString(), out LocalDay day) ? day : throw new FormatException("no day");

        public override void Write(Utf8JsonWriter writer, LocalDay value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>By name, those that are not 0.</summary>
    private sealed class Counters : JsonConverter<CounterVector>
    {
        public override CounterVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var vector = new CounterVector();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool known = Enum.TryParse(reader.GetString(), out Counter counter) && Enum.IsDefined(counter);
                reader.Read();
                if (known && reader.TokenType == JsonTokenType.Number)
                {
                    vector[counter] = reader.GetInt64();
                }
                else
                {
                    reader.Skip();
                }
            }

            return vector;
        }

        public override void Write(Utf8JsonWriter writer, CounterVector value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (Counter counter in Enum.GetValues<Counter>())
            {
                if (value[counter] != 0)
                {
                    writer.WriteNumber(counter.ToString(), value[counter]);
                }
            }

            writer.WriteEndObject();
        }
    }

    /// <summary>An enum by its names; one that is not known is the first.</summary>
    private sealed class Names<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Enum.TryParse(reader.GetString(), out T value) && Enum.IsDefined(value) ? value : default;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
