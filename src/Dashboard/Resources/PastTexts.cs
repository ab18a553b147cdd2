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
    };
}
