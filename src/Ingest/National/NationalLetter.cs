using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ioc.Ingest.National;

/// <summary>What a dead letter keeps of a dossier or step that could not be placed: the members that are read, and nothing else.</summary>
internal static class NationalLetter
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(NationalService service, string sender, NationalRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("service", service.ToString());
            json.WriteString("madonvi", sender);
            json.WriteStartObject("data");
            foreach (NationalMember member in Enum.GetValues<NationalMember>())
            {
                Write(json, member.ToString(), record[member]);
            }

            json.WriteStartArray("DanhSachHoSoBoSung");
            foreach (NationalSupplement supplement in record.Supplements)
            {
                json.WriteStartObject();
                Write(json, nameof(supplement.NgayBoSung), supplement.NgayBoSung);
                Write(json, nameof(supplement.NgayTiepNhanBoSung), supplement.NgayTiepNhanBoSung);
                Write(json, nameof(supplement.NgayHenTraTruoc), supplement.NgayHenTraTruoc);
                Write(json, nameof(supplement.NgayHenTraMoi), supplement.NgayHenTraMoi);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string member, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(member, text);
        }
    }
}
