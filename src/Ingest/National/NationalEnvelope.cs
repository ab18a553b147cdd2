using System.Text.Json;

namespace Ioc.Ingest.National;

/// <summary>A call around its `data`: an object with session, madonvi, service, isUpdating and data, or the bare array. Null: not in the body (it may be in the query).</summary>
public sealed record NationalEnvelope
{
    /// <summary>Of `session`, `service` and the rest: longer ones say nothing.</summary>
    private const int MostText = 4_000;

    public string? Session { get; private set; }

    public string? Service { get; private set; }

    /// <summary>`madonvi`, or `MaDinhDanhDV`.</summary>
    public string? Sender { get; private set; }

    public bool? IsUpdating { get; private set; }

    /// <summary>Where `data` stands in the body; null: there is none.</summary>
    public Range? Data { get; private set; }

    /// <summary>Reads it; the whole body is looked at, so that what follows can be read without a fault. Throws <see cref="JsonException"/> when it is not one JSON value in UTF-8.</summary>
    public static NationalEnvelope Read(ReadOnlySpan<byte> body)
    {
        var envelope = new NationalEnvelope();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                envelope.ReadMember(ref reader);
            }
        }
        else
        {
            envelope.Data = Value(ref reader);
        }

        while (reader.Read())
        {
            // Nothing may follow: the reader throws when something does.
        }

        return envelope;
    }

    /// <summary>As adapters write it: true, "True", "1", in any case; null: neither yes nor no.</summary>
    public static bool? Flag(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" or "" => false,
        _ => null,
    };

    private void ReadMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("data"u8))
        {
            reader.Read();
            Data = Value(ref reader);
        }
        else if (reader.ValueTextEquals("session"u8))
        {
            Session = Text(ref reader);
        }
        else if (reader.ValueTextEquals("service"u8))
        {
            Service = Text(ref reader);
        }
        else if (reader.ValueTextEquals("madonvi"u8) || reader.ValueTextEquals("MaDinhDanhDV"u8))
        {
            Sender = Text(ref reader);
        }
        else if (reader.ValueTextEquals("isUpdating"u8))
        {
            IsUpdating = Flag(Text(ref reader));
        }
        else
        {
            reader.Skip();
        }
    }

    private static Range Value(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        try
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String when reader.ValueSpan.Length <= MostText:
                    return reader.GetString();
                case JsonTokenType.True:
                    return "true";
                case JsonTokenType.False:
                    return "false";
                case JsonTokenType.Number when reader.ValueSpan.Length <= MostText:
                    return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            }
        }
        catch (InvalidOperationException)
        {
            // Half a letter (a lone surrogate): it names nothing.
        }

        reader.Skip();
        return null;
    }
}
