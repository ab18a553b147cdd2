namespace Ioc.Ingest.National;

/// <summary>One object of a call's `data` as far as it is read: no personal data. Texts as sent, without blanks around them; empty: absent.</summary>
internal sealed class NationalRecord
{
    private readonly string[] _texts = new string[Enum.GetValues<NationalMember>().Length];

    public NationalRecord() => Array.Fill(_texts, "");

    public string this[NationalMember member]
    {
        get => _texts[(int)member];
        set => _texts[(int)member] = value;
    }

    public string Number => this[NationalMember.MaHoSo];

    /// <summary>Whether it is an object at all.</summary>
    public bool IsObject { get; init; }

    /// <summary>The first member whose value is neither a text nor a number, or too long; null: none.</summary>
    public string? Unreadable { get; set; }

    /// <summary>DanhSachHoSoBoSung, in the order sent.</summary>
    public List<NationalSupplement> Supplements { get; } = [];

    /// <summary>A component of TaiLieuNop is digitized.</summary>
    public bool DigitizedComponent { get; set; }

    /// <summary>DanhSachGiayToKetQua has a paper.</summary>
    public bool ResultPaper { get; set; }

    /// <summary>One of them has a link.</summary>
    public bool LinkedResult { get; set; }

    /// <summary>One of them has a code and a link.</summary>
    public bool CodedResult { get; set; }

    /// <summary>DanhSachLePhi has a fee above 0.</summary>
    public bool Fee { get; set; }

    /// <summary>DanhSachLePhi has fees, and all are 0.</summary>
    public bool FreeOfCharge { get; set; }
}

/// <summary>An entry of DanhSachHoSoBoSung: asked for, received, promise before and after; texts as sent.</summary>
internal sealed record NationalSupplement(string NgayBoSung, string NgayTiepNhanBoSung, string NgayHenTraTruoc, string NgayHenTraMoi);
