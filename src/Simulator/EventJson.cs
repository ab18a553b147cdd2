using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>Writes CloudEvents into one reused buffer. Not thread-safe.</summary>
internal sealed class EventJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;

    public EventJson()
    {
        writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public Utf8JsonWriter Data => writer;

    public void Dispose() => writer.Dispose();

    public SimulatedEvent Event(in Emission emission)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        emission.Emitter.Write(this, emission);
        writer.Flush();
        return new SimulatedEvent(emission.EmitAt, emission.Emitter.KindOf(emission.Step), emission.Emitter.Key, buffer.WrittenSpan.ToArray());
    }

    /// <summary>Envelope up to the beginning of data.</summary>
    public void Begin(EventKind kind, string source, ReadOnlySpan<char> id, Instant time)
    {
        writer.WriteStartObject();
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, id);
        writer.WriteString("source"u8, source);
        writer.WriteString("type"u8, EventWords.Name(kind));
        writer.WriteString("time"u8, time.ToLocal());
        writer.WriteStartObject("data"u8);
    }

    public void End()
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
