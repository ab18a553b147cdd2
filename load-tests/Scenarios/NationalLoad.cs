using System.Globalization;
using System.Text;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Scenarios;

/// <summary>Calls of the national synchronisation: finished dossiers of the last two months, ten a call, and their courses in chunks of ten. The same numbers give the same calls. Thread-safe.</summary>
internal sealed class NationalLoad(Profile profile, Instant today)
{
    /// <summary>Objects of one call.</summary>
    public const int Together = 10;

    private const int StepsOfDossier = 5;

    private readonly Unit[] _units = [.. profile.Units.Where(unit => unit.DossierPrefix is not null)];
    private readonly string[] _procedures = [.. profile.Procedures.Select(procedure => procedure.Code)];

    /// <summary>The call with these ten dossiers, then those with their courses.</summary>
    public IEnumerable<byte[]> Calls(int chunk, bool again)
    {
        int[] dossiers = [.. Enumerable.Range(chunk * Together, Together)];
        yield return Call("DongBoHoSoMC", again, dossiers.Select(Dossier));
        foreach (string[] steps in dossiers.SelectMany(Steps).Chunk(Together))
        {
            yield return Call("CapNhatTienDoHoSoMC", again, steps);
        }
    }

    private static byte[] Call(string service, bool again, IEnumerable<string> data) =>
        Encoding.UTF8.GetBytes($$"""{"madonvi":"000.00.00.H41","service":"{{service}}","isUpdating":"{{again}}","data":[{{string.Join(',', data)}}]}""");

    private string Dossier(int i)
    {
        Instant at = Accepted(i);
        return $$"""
            {"MaHoSo":"{{Number(i)}}","MaTTHC":"{{_procedures[i % _procedures.Length]}}","TenTTHC":"Thủ tục đăng ký khai sinh","MaLinhVuc":"G15-TP","TenLinhVuc":"Hộ tịch","KenhThucHien":"{{1 + (i % 3)}}",
            "ChuHoSo":"Nguyễn Văn Mẫu","LoaiDoiTuong":"1","MaDoiTuong":"","ThongTinKhac":"","Email":"nguoidan@example.vn","Fax":"","SoDienThoai":"0900000000","TrichYeuHoSo":"Đăng ký khai sinh cho trẻ em mới sinh",
            "NgayNopHoSo":"{{Text(at)}}","NgayTiepNhan":"{{Text(at)}}","NgayHenTra":"{{Text(at + TimeSpan.FromDays(i % 4))}}","TrangThaiHoSo":"10","NgayTra":"{{Text(at + TimeSpan.FromHours(21))}}","NgayTuChoi":"",
            "HinhThuc":"0","NgayKetThucXuLy":"{{Text(at + TimeSpan.FromHours(20))}}","DonViXuLy":"Ủy ban nhân dân","GhiChu":"","NoiNopHoSo":"1","HoSoCoThanhPhanSoHoa":"1","TaiKhoanDuocXacThucVoiVNeID":"1",
            "DuocThanhToanTrucTuyen":"{{i % 3}}","NgayBanHanh":"","TaiLieuNop":[{"TepDinhKemId":"1","TenTepDinhKem":"giay-chung-sinh.pdf","IsDeleted":"False","MaThanhPhanHoSo":"KQ.G15.000001","DuongDanTaiTepTin":"https://example.vn/tep/1","DuocSoHoa":"1","DuocTaiSuDung":"0","DuocLayTuKhoDMQG":"0"}],
            "DanhSachLePhi":[{"TenPhiLePhi":"Lệ phí","MaPhiLePhi":"1","HinhThucThu":"1","Gia":"8000","LoaiPhiLePhi":"1"}],"DanhSachTepDinhKemKhac":[],"DanhSachHoSoBoSung":[],
            "DanhSachGiayToKetQua":[{"TenGiayTo":"Giấy khai sinh","MaThanhPhanHoSo":"","MaGiayToKetQua":"KQ.G15","DuongDanTepTinKetQua":"https://example.vn/kq/1"}],"DinhDanhCHS":[{"LoaiDinhDanh":"1","SoDinhDanh":"040000000000"}],"DSKetNoiCSDL":[{"MaCSDL":"1"}]}
            """;
    }

    private IEnumerable<string> Steps(int i)
    {
        Instant at = Accepted(i);
        (int Status, Instant At)[] steps = [(1, at), (2, at), (4, at + TimeSpan.FromHours(1)), (9, at + TimeSpan.FromHours(20)), (10, at + TimeSpan.FromHours(21))];
        return steps.Take(StepsOfDossier).Select(step => $$"""{"MaHoSo":"{{Number(i)}}","NguoiXuLy":"Trần Thị Mẫu","ChucDanh":"Chuyên viên","ThoiDiemXuLy":"{{Text(step.At)}}","PhongBanXuLy":"Một cửa","NoiDungXuLy":"Chuyển bước","TrangThai":"{{step.Status}}","NgayBatDau":"","NgayKetThucTheoQuyDinh":""}""");
    }

    private string Number(int i) => string.Create(CultureInfo.InvariantCulture, $"{_units[i % _units.Length].DossierPrefix}-{Accepted(i).ToLocal():yyMMdd}-{i:0000000}");

    private Instant Accepted(int i) => today - TimeSpan.FromDays(2 + (i % 59)) + TimeSpan.FromHours(2) + TimeSpan.FromSeconds(i % 3_600);

    private static string Text(Instant at) => at.ToLocal().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
