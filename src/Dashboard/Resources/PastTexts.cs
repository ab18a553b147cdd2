namespace Ioc.Dashboard.Resources;

/// <summary>Texts of looking back in time.</summary>
public sealed record PastTexts
{
    public required string Title { get; init; }

    public required string Banner { get; init; }

    public required string BackToNow { get; init; }

    public required string Look { get; init; }

    public required string LookAt { get; init; }

    public required string Play { get; init; }

    public required string Stop { get; init; }

    public required string Slider { get; init; }

    public required string Failed { get; init; }

    public required string Incomplete { get; init; }

    public required string NotRecorded { get; init; }

    public required string WasMissed { get; init; }

    public required string WasDown { get; init; }

    public required string WasLate { get; init; }

    public required string WasUnobserved { get; init; }

    public required string WasPartial { get; init; }

    internal static readonly PastTexts Vietnamese = new()
    {
        Title = "Bảng điều hành như lúc đó",
        Banner = "Đang xem lại lúc {0}. Tính theo dữ liệu biết đến nay.",
        BackToNow = "Về hiện tại",
        Look = "Xem lại",
        LookAt = "Thời điểm",
        Play = "Phát một ngày trong một phút",
        Stop = "Dừng phát",
        Slider = "Giờ trong ngày",
        Failed = "Không đọc được số liệu của thời điểm vừa chọn. Màn hình vẫn là thời điểm trước đó.",
        Incomplete = "Dữ liệu lúc đó không đầy đủ: {0}.",
        NotRecorded = "Không có bản ghi về nguồn số liệu ở phút này, nên không biết dữ liệu lúc đó có đầy đủ hay không.",
        WasMissed = "phút này không được ghi lại (hệ thống dừng hoặc không ghi được)",
        WasDown = "trong phút này mất nguồn số liệu",
        WasLate = "số liệu chậm, lâu nhất {0}",
        WasUnobserved = "không quan sát được các hệ thống từ {0}",
        WasPartial = "chỉ {0}/{1} đơn vị báo cáo",
    };

    internal static readonly PastTexts English = new()
    {
        Title = "The board as it was",
        Banner = "Looking back at {0}. Worked out from what is known now.",
        BackToNow = "Back to now",
        Look = "Look back",
        LookAt = "Instant",
        Play = "Play a day in a minute",
        Stop = "Stop",
        Slider = "Time of day",
        Failed = "The figures of that instant could not be read. The screen still shows the instant before.",
        Incomplete = "Data was not complete then: {0}.",
        NotRecorded = "Nothing was recorded of the source in this minute, so nobody can say whether data was complete then.",
        WasMissed = "this minute was not recorded (the system had stopped or could not write)",
        WasDown = "the source was down in this minute",
        WasLate = "figures were late, at worst by {0}",
        WasUnobserved = "systems were not observed since {0}",
        WasPartial = "only {0} of {1} units were reporting",
    };
}
