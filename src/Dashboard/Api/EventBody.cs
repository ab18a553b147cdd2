using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Ioc.Dashboard.Api;

/// <summary>What a body holds, found without taking it apart.</summary>
internal enum BodyShape
{
    NotJson,
    Array,
    OtherJson,
}

/// <summary>The body of POST /events: read up to the limit, looked at as JSON, and cut into the elements of a batch.</summary>
internal static class EventBody
{
    // Nesting is the decoder's business; here it only has to be JSON.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = EventLimits.BodyBytes };

    /// <summary>
    /// The whole body, unpacked; null when it is larger than <see cref="EventLimits.BodyBytes"/>. Damage: why it ends where it does, though it should go on; null: it is whole.
    /// </summary>
    public static async Task<(byte[]? Bytes, string? Damage)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > EventLimits.BodyBytes)
        {
            return (null, null);
        }

        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 16 * 1024) + 1);
        while (true)
        {
            int read;
            try
            {
                read = await request.Body.ReadAsync(body.GetMemory(1), cancellation);
            }
            catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                return (null, null); // packed: the server stops unpacking at its own limit
            }
            catch (Exception packed) when (packed is InvalidDataException or InvalidOperationException)
            {
                return (body.WrittenSpan.ToArray(), $"Content-Encoding: it cannot be unpacked: {packed.Message}");
            }

            if (read == 0)
            {
                return (body.WrittenSpan.ToArray(), null);
            }

            body.Advance(read);
            if (body.WrittenCount > EventLimits.BodyBytes)
            {
                return (null, null);
            }
        }
    }

    /// <summary>Whether it is one JSON value in UTF-8, and which; detail says where it is not.</summary>
    public static BodyShape Look(ReadOnlySpan<byte> body, out string detail)
    {
        detail = "";
        if (!Utf8.IsValid(body))
        {
            detail = "not UTF-8";
            return BodyShape.NotJson;
        }

        try
        {
            var reader = new Utf8JsonReader(body, Deep);
            reader.Read();
            BodyShape shape = reader.TokenType == JsonTokenType.StartArray ? BodyShape.Array : BodyShape.OtherJson;
            reader.Skip();
            while (reader.Read())
            {
                // Nothing may follow the value: the reader throws when something does.
            }

            return shape;
        }
        catch (JsonException wrong)
        {
            detail = wrong.Message;
            return BodyShape.NotJson;
        }
    }

    /// <summary>The elements of a body that is an array, each as its own bytes; stops after <paramref name="most"/> + 1.</summary>
    public static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> body, int most)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(body.Span, Deep);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && elements.Count <= most)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(body[start..(int)reader.BytesConsumed]);
        }

        return elements;
    }
}
