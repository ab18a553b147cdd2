using System.Globalization;
using System.Text.Json.Nodes;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared;

/// <summary>Messages of the national synchronisation as a provincial one-stop system sends them, with every member; each personal one holds a mark that can be looked for.</summary>
public static class NationalMessages
{
    public const string Sync = "DongBoHoSoMC";
    public const string Course = "CapNhatTienDoHoSoMC";

    /// <summary>In every personal member, also where it is written in escapes (`\u0044`…).</summary>
    public const string Mark = "DAUVETCANHAN";

    /// <summary>A dossier of 1.001193, accepted at the moment, in process, channel 2; changes: members that differ.</summary>
    public static JsonObject Dossier(string number, Instant accepted, params (string Member, JsonNode? Value)[] changes)
    {
        var dossier = new JsonObject
        {
            ["MaHoSo"] = number,
            ["MaTTHC"] = "1.001193",
            ["TenTTHC"] = "Thủ tục đăng ký khai sinh",
            ["MaLinhVuc"] = "G15-TP",
            ["TenLinhVuc"] = "Hộ tịch",
            ["KenhThucHien"] = "2",
            ["ChuHoSo"] = Mark + "-ChuHoSo",
            ["LoaiDoiTuong"] = Mark + "-LoaiDoiTuong",
            ["MaDoiTuong"] = Mark + "-MaDoiTuong",
            ["SoGiayToChuHoSo"] = Mark + "-SoGiayTo",
            ["DinhDanhCHS"] = new JsonArray(new JsonObject { ["LoaiDinhDanh"] = "1", ["SoDinhDanh"] = Mark + "-SoDinhDanh" }),
            ["Email"] = Mark + "@example.vn",
            ["Fax"] = Mark + "-Fax",
            ["SoDienThoai"] = Mark + "-SoDienThoai",
            ["TrichYeuHoSo"] = Mark + "-TrichYeu",
            ["GhiChu"] = Mark + "-GhiChu",
            ["ThongTinKhac"] = Mark + "-ThongTinKhac",
            ["NgayNopHoSo"] = Text(accepted),
            ["NgayTiepNhan"] = Text(accepted),
            ["NgayHenTra"] = "",
            ["TrangThaiHoSo"] = "4",
            ["NgayKetThucXuLy"] = "",
            ["NgayTra"] = "",
            ["NgayTuChoi"] = "",
            ["HinhThuc"] = "0",
            ["DonViXuLy"] = "UBND Phường Thành Vinh",
            ["NoiNopHoSo"] = "1",
            ["HoSoCoThanhPhanSoHoa"] = "0",
            ["TaiKhoanDuocXacThucVoiVNeID"] = "1",
            ["DuocThanhToanTrucTuyen"] = "0",
            ["TaiLieuNop"] = new JsonArray(new JsonObject
            {
                ["TepDinhKemId"] = Mark + "-TepDinhKemId", ["TenTepDinhKem"] = Mark + "-TenTep", ["DuongDanTaiTepTin"] = "https://example.vn/" + Mark, ["MaThanhPhanHoSo"] = "KQ.G15", ["DuocSoHoa"] = "0", ["DuocTaiSuDung"] = "0",
            }),
            ["DanhSachLePhi"] = new JsonArray(),
            ["DanhSachTepDinhKemKhac"] = new JsonArray(new JsonObject { ["TenGiayTo"] = Mark + "-TenGiayTo", ["DuongDanTepTin"] = "https://example.vn/khac/" + Mark }),
            ["DanhSachHoSoBoSung"] = new JsonArray(),
            ["DanhSachGiayToKetQua"] = new JsonArray(),
            ["DSKetNoiCSDL"] = new JsonArray(new JsonObject { ["MaCSDL"] = "1" }),
        };
        foreach ((string member, JsonNode? value) in changes)
        {
            dossier[member] = value?.DeepClone();
        }

        return dossier;
    }

    /// <summary>A step of a dossier's course. Status: as the member `TrangThai`.</summary>
    public static JsonObject Step(string number, string status, Instant at) => new()
    {
        ["MaHoSo"] = number,
        ["NguoiXuLy"] = Mark + "-NguoiXuLy",
        ["ChucDanh"] = Mark + "-ChucDanh",
        ["ThoiDiemXuLy"] = Text(at),
        ["PhongBanXuLy"] = Mark + "-PhongBan",
        ["NoiDungXuLy"] = Mark + "-NoiDung",
        ["TrangThai"] = status,
        ["NgayBatDau"] = "",
        ["NgayKetThucTheoQuyDinh"] = "",
    };

    /// <summary>A supplement: asked for, received (null: open), promise before and after.</summary>
    public static JsonObject Supplement(Instant asked, Instant? received, Instant? before = null, Instant? after = null) => new()
    {
        ["HoSoBoSungId"] = "1",
        ["NguoiYeuCauBoSung"] = Mark + "-NguoiYeuCau",
        ["NoiDungBoSung"] = Mark + "-NoiDungBoSung",
        ["NgayBoSung"] = Text(asked),
        ["NguoiTiepNhanBoSung"] = Mark + "-NguoiTiepNhan",
        ["NgayTiepNhanBoSung"] = received is { } there ? Text(there) : "",
        ["TrangThaiBoSung"] = received is null ? "0" : "1",
        ["NgayHenTraTruoc"] = before is { } one ? Dashed(one) : "",
        ["NgayHenTraMoi"] = after is { } other ? Dashed(other) : "",
    };

    /// <summary>A result paper; link empty: on paper alone.</summary>
    public static JsonObject Paper(string link = "https://example.vn/ket-qua/" + Mark) => new()
    {
        ["TenGiayTo"] = Mark + "-KetQua", ["MaThanhPhanHoSo"] = "KQ.1", ["MaGiayToKetQua"] = "G15-KS", ["DuongDanTepTinKetQua"] = link,
    };

    /// <summary>A fee as text.</summary>
    public static JsonObject Fee(string amount) => new() { ["TenPhiLePhi"] = Mark + "-LePhi", ["MaPhiLePhi"] = "1", ["HinhThucThu"] = "1", ["Gia"] = amount, ["LoaiPhiLePhi"] = "1" };

    /// <summary>A call in the first shape of the envelope. Session null: none (a key in the header).</summary>
    public static JsonObject Call(string service, string? session, JsonNode isUpdating, IEnumerable<JsonNode> data, string sender = "000.00.00.H41")
    {
        var call = new JsonObject { ["madonvi"] = sender, ["service"] = service, ["isUpdating"] = isUpdating, ["data"] = new JsonArray([.. data.Select(each => each.DeepClone())]) };
        if (session is not null)
        {
            call.Insert(0, "session", session);
        }

        return call;
    }

    /// <summary>`yyyyMMddHHmmss`, local.</summary>
    public static string Text(Instant at) => at.ToLocal().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>As lists have it: `yyyy-MM-dd HH:mm:ss`, local.</summary>
    public static string Dashed(Instant at) => at.ToLocal().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
