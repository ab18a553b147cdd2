namespace Ioc.Ingest.National;

/// <summary>The members of a dossier or step that are read, by their exact names. Whatever else there is (names, papers' numbers, addresses, texts) is skipped in the bytes of the request.</summary>
internal enum NationalMember
{
    MaHoSo,
    MaTTHC,
    KenhThucHien,
    NgayNopHoSo,
    NgayTiepNhan,
    NgayHenTra,
    NgayKetThucXuLy,
    NgayTra,
    NgayTuChoi,
    TrangThaiHoSo,
    DonViXuLy,
    HoSoCoThanhPhanSoHoa,
    DuocThanhToanTrucTuyen,
    TrangThai,
    ThoiDiemXuLy,
}
