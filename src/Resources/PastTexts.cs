namespace Ioc.Resources;

/// <summary>Texts of looking back in time.</summary>
public sealed class PastTexts(Language language)
{
    public string Title { get; } = language.Of("Bảng điều hành như lúc đó", "The board as it was");
    public string Banner { get; } = language.Of("Đang xem lại lúc {0}. Tính theo dữ liệu biết đến nay.", "Looking back at {0}. Worked out from what is known now.");
    public string BackToNow { get; } = language.Of("Về hiện tại", "Back to now");
    public string Look { get; } = language.Of("Xem lại", "Look back");
    public string LookAt { get; } = language.Of("Thời điểm", "Instant");
    public string Play { get; } = language.Of("Phát một ngày trong một phút", "Play a day in a minute");
    public string Stop { get; } = language.Of("Dừng phát", "Stop");
    public string Slider { get; } = language.Of("Giờ trong ngày", "Time of day");

    public string Failed { get; } = language.Of(
        "Không đọc được số liệu của thời điểm vừa chọn. Màn hình vẫn là thời điểm trước đó.",
        "The figures of that instant could not be read. The screen still shows the instant before.");

    public string Incomplete { get; } = language.Of("Dữ liệu lúc đó không đầy đủ: {0}.", "Data was not complete then: {0}.");

    public string NotRecorded { get; } = language.Of(
        "Không có bản ghi về nguồn số liệu ở phút này, nên không biết dữ liệu lúc đó có đầy đủ hay không.",
        "Nothing was recorded of the source in this minute, so nobody can say whether data was complete then.");

    public string WasMissed { get; } = language.Of(
        "phút này không được ghi lại (hệ thống dừng hoặc không ghi được)",
        "this minute was not recorded (the system had stopped or could not write)");

    public string WasDown { get; } = language.Of("trong phút này mất nguồn số liệu", "the source was down in this minute");
    public string WasLate { get; } = language.Of("số liệu chậm, lâu nhất {0}", "figures were late, at worst by {0}");
    public string WasUnobserved { get; } = language.Of("không quan sát được các hệ thống từ {0}", "systems were not observed since {0}");
    public string WasPartial { get; } = language.Of("chỉ {0}/{1} đơn vị báo cáo", "only {0} of {1} units were reporting");
}
