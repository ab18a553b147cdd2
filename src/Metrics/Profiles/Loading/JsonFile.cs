using System.Text;
using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>Reads a JSON file into parts with lines; comments and trailing commas are allowed, a member twice is an error.</summary>
internal static class JsonFile
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null (with the error noted) when the file is missing or no JSON.</summary>
    public static JsonPart? Read(ProfileFiles files, string file)
    {
        if (files.Read(file) is not { } text)
        {
            return null;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes, Options);
            reader.Read();
            JsonPart part = Part(ref reader, bytes, files, file);
            reader.Read();
            return part;
        }
        catch (JsonException e)
        {
            files.Error(file, (int)(e.LineNumber ?? 0) + 1, "no JSON: " + e.Message.Split(" LineNumber")[0]);
            return null;
        }
    }

    private static JsonPart Part(ref Utf8JsonReader reader, byte[] bytes, ProfileFiles files, string file)
    {
        int line = Line(ref reader, bytes);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new JsonPart { Line = line, Kind = JsonValueKind.Object };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = reader.GetString()!;
                    int at = Line(ref reader, bytes);
                    reader.Read();
                    if (!members.Members.TryAdd(name, Part(ref reader, bytes, files, file)))
                    {
                        files.Error(file, at, $"{name} is there twice");
                    }
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new JsonPart { Line = line, Kind = JsonValueKind.Array };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Items.Add(Part(ref reader, bytes, files, file));
                }

                return items;
            case JsonTokenType.String:
                return new JsonPart { Line = line, Kind = JsonValueKind.String, Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new JsonPart { Line = line, Kind = JsonValueKind.Number, Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True or JsonTokenType.False:
                return new JsonPart { Line = line, Kind = reader.TokenType == JsonTokenType.True ? JsonValueKind.True : JsonValueKind.False };
            default:
                return new JsonPart { Line = line, Kind = JsonValueKind.Null };
        }
    }

    private static int Line(ref Utf8JsonReader reader, byte[] bytes) => 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
}
