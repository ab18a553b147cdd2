using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Metrics.Profiles;
using Ioc.Reports.Content;
using Ioc.Reports.Text;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>Places of figures (units[16681].sheet.received) and their values in words a reader knows; in English the place as it is.</summary>
public sealed partial class DifferenceNames(Profile profile, bool english)
{
    private const int Longest = 80;

    private static readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal)
    {
        ["province"] = "Toàn tỉnh",
        ["before"] = "Kỳ trước",
        ["lastYear"] = "Cùng kỳ năm trước",
        ["units"] = "Đơn vị",
        ["procedures"] = "Thủ tục",
        ["days"] = "Ngày",
        ["targets"] = "Mục tiêu",
        ["systems"] = "Hệ thống",
        ["incidents"] = "Sự cố",
        ["dataQuality"] = "Chất lượng dữ liệu",
        ["ourCount"] = "Đối soát",
        ["dossiers"] = "Danh sách hồ sơ",
        ["rank"] = "Hạng",
        ["lagScore"] = "Điểm chậm",
        ["reasons"] = "Nguyên nhân",
        ["points"] = "Điểm",
        ["figure"] = "Giá trị",
        ["change"] = "Thay đổi",
        ["count"] = "Số lượng",
        ["sha256"] = "Mã SHA-256",
        ["value"] = "Kết quả",
        ["gap"] = "Chênh lệch",
        ["trend"] = "Xu hướng",
        ["forecast"] = "Dự báo",
        ["minutes"] = "Số phút",
        ["outages"] = "Lần gián đoạn",
        ["monitoredMinutes"] = "Thời gian giám sát (phút)",
        ["law"] = "Quy tắc tính",
        ["profile"] = "Hồ sơ cấu hình",
        ["profileFingerprint"] = "Mã hồ sơ cấu hình",
        ["complete"] = "Đầy đủ",
        ["differences"] = "Ngày lệch",
        ["state"] = "Đánh giá",
    };

    public string Of(string place) => english ? place : string.Join(" · ", Piece.Matches(place).Select(Word).Where(word => word.Length > 0));

    /// <summary>A JSON value as a reader sees it; "—": there was none.</summary>
    public static string Value(string? json)
    {
        if (json is null or "null")
        {
            return Vn.Nothing;
        }

        using JsonDocument value = JsonDocument.Parse(json);
        string words = value.RootElement.ValueKind switch
        {
            JsonValueKind.Number => Vn.Number(value.RootElement.GetDouble(), value.RootElement.TryGetInt64(out _) ? 0 : 4),
            JsonValueKind.String => value.RootElement.GetString()!,
            _ => json,
        };
        return words.Length <= Longest ? words : words[..Longest] + "…";
    }

    [GeneratedRegex(@"\[(?<key>[^\]]*)\]|(?<name>[A-Za-z0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Piece { get; }

    private string Word(Match piece)
    {
        if (piece.Groups["key"] is { Success: true, Value: var key })
        {
            return profile.FindUnit(key)?.NameVi ?? profile.FindProcedure(key)?.NameVi ?? profile.FindSystem(key)?.NameVi
                ?? profile.Targets.FirstOrDefault(target => target.Id == key)?.NameVi
                ?? (DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : key);
        }

        string name = piece.Groups["name"].Value;
        return name == "sheet" ? "" : KeyFigures.All.FirstOrDefault(figure => figure.Key == name)?.NameVi ?? _parts.GetValueOrDefault(name, name);
    }
}
