using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ioc.Dashboard.Live;

/// <summary>JSON that is already written: the protocol copies its bytes, it does not serialise again.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(byte[] Bytes)
{
    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("only ever written");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Bytes, skipInputValidation: true);
    }
}
