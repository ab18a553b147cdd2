using System.Text;
using System.Text.Json;

namespace Ioc.Ingest.National;

/// <summary>
/// Reads the objects of `data` by a list of members that are allowed; all others are passed over as bytes and become no text anywhere. Not thread-safe (a reader on the stack).
/// </summary>
internal static class NationalRecordReader
{
    /// <summary>Bytes of a text that is read; longer ones are unreadable.</summary>
    private const int MostText = 1_000;

    /// <summary>Supplements of one dossier that are read; more are unreadable.</summary>
    private const int MostSupplements = 100;

    private static readonly (NationalMember Member, byte[] Name)[] _members =
        [.. Enum.GetValues<NationalMember>().Select(member => (member, Encoding.UTF8.GetBytes(member.ToString())))];

    private static readonly string[] _supplement =
        [nameof(NationalSupplement.NgayBoSung), nameof(NationalSupplement.NgayTiepNhanBoSung), nameof(NationalSupplement.NgayHenTraTruoc), nameof(NationalSupplement.NgayHenTraMoi)];

    /// <summary>All objects of an array, or the one object; at most one more than <paramref name="most"/>. The bytes are one JSON value.</summary>
    public static List<NationalRecord> Read(ReadOnlySpan<byte> data, int most)
    {
        var records = new List<NationalRecord>();
        var reader = new Utf8JsonReader(data);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            records.Add(ReadOne(ref reader));
            return records;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && records.Count <= most)
        {
            records.Add(ReadOne(ref reader));
        }

        return records;
    }

    private static NationalRecord ReadOne(ref Utf8JsonReader reader)
    {
        var record = new NationalRecord { IsObject = reader.TokenType == JsonTokenType.StartObject };
        if (!record.IsObject)
        {
            reader.Skip();
            return record;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, record);
        }

        return record;
    }

    private static void ReadMember(ref Utf8JsonReader reader, NationalRecord record)
    {
        foreach ((NationalMember member, byte[] name) in _members)
        {
            if (reader.ValueTextEquals(name))
            {
                reader.Read();
                record[member] = Text(ref reader, member.ToString(), record);
                return;
            }
        }

        if (reader.ValueTextEquals("DanhSachHoSoBoSung"u8))
        {
            ReadSupplements(ref reader, record);
        }
        else if (reader.ValueTextEquals("TaiLieuNop"u8))
        {
            for (bool more = Enter(ref reader); more && NextObject(ref reader);)
            {
                ReadFlags(ref reader, "DuocSoHoa"u8, default, out bool digitized, out _);
                record.DigitizedComponent |= digitized;
            }
        }
        else if (reader.ValueTextEquals("DanhSachGiayToKetQua"u8))
        {
            for (bool more = Enter(ref reader); more && NextObject(ref reader);)
            {
                ReadFlags(ref reader, "DuongDanTepTinKetQua"u8, "MaGiayToKetQua"u8, out bool link, out bool code);
                record.ResultPaper = true;
                record.LinkedResult |= link;
                record.CodedResult |= link && code;
            }
        }
        else if (reader.ValueTextEquals("DanhSachLePhi"u8))
        {
            ReadFees(ref reader, record);
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadSupplements(ref Utf8JsonReader reader, NationalRecord record)
    {
        string[] texts = new string[_supplement.Length];
        for (bool more = Enter(ref reader); more && NextObject(ref reader);)
        {
            Array.Fill(texts, "");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                int member = 0;
                while (member < texts.Length && !reader.ValueTextEquals(_supplement[member]))
                {
                    member++;
                }

                reader.Read();
                if (member < texts.Length)
                {
                    texts[member] = Text(ref reader, _supplement[member], record);
                }
                else
                {
                    reader.Skip();
                }
            }

            record.Supplements.Add(new NationalSupplement(texts[0], texts[1], texts[2], texts[3]));
            record.Unreadable ??= record.Supplements.Count > MostSupplements ? "DanhSachHoSoBoSung" : null;
        }
    }

    private static void ReadFees(ref Utf8JsonReader reader, NationalRecord record)
    {
        bool any = false;
        for (bool more = Enter(ref reader); more && NextObject(ref reader);)
        {
            any = true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool amount = reader.ValueTextEquals("Gia"u8);
                reader.Read();
                record.Fee |= amount && reader.TokenType is JsonTokenType.String or JsonTokenType.Number && reader.ValueSpan.ContainsAnyInRange((byte)'1', (byte)'9');
                reader.Skip();
            }
        }

        record.FreeOfCharge = any && !record.Fee;
    }

    /// <summary>From the name of a member onto its value; whether that is an array. Another value is passed over.</summary>
    private static bool Enter(ref Utf8JsonReader reader)
    {
        reader.Read();
        bool array = reader.TokenType == JsonTokenType.StartArray;
        if (!array)
        {
            reader.Skip();
        }

        return array;
    }

    /// <summary>Onto the next object of the array; what is none is passed over.</summary>
    private static bool NextObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>Whether two members of the object say yes, or hold anything but "" and "0".</summary>
    private static void ReadFlags(ref Utf8JsonReader reader, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, out bool one, out bool other)
    {
        one = other = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isFirst = reader.ValueTextEquals(first), isSecond = !second.IsEmpty && reader.ValueTextEquals(second);
            reader.Read();
            bool holds = reader.TokenType switch
            {
                JsonTokenType.True => true,
                JsonTokenType.String or JsonTokenType.Number => !reader.ValueSpan.IsEmpty && !reader.ValueSpan.SequenceEqual("0"u8) && !IsFalse(reader.ValueSpan),
                _ => false,
            };
            one |= isFirst && holds;
            other |= isSecond && holds;
            reader.Skip();
        }
    }

    private static bool IsFalse(ReadOnlySpan<byte> text) => Ascii.EqualsIgnoreCase(text, "false"u8);

    private static string Text(ref Utf8JsonReader reader, string member, NationalRecord record)
    {
        try
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String or JsonTokenType.Number when reader.ValueSpan.Length > MostText:
                    break;
                case JsonTokenType.String:
                    return reader.GetString()!.Trim();
                case JsonTokenType.Number:
                    return Encoding.UTF8.GetString(reader.ValueSpan);
                case JsonTokenType.True:
                    return "1";
                case JsonTokenType.False:
                    return "0";
                case JsonTokenType.Null:
                    return "";
            }
        }
        catch (InvalidOperationException)
        {
            // Half a letter (a lone surrogate).
        }

        reader.Skip();
        record.Unreadable ??= member;
        return "";
    }
}
