namespace Ioc.Reports.Content;

/// <summary>Kinds of the data-quality page in words.</summary>
internal static class QualityNames
{
    public static string Of(string kind) => kind switch
    {
        "duplicate" => "Sự kiện trùng lặp (không làm thay đổi số liệu)",
        "late" => "Đến muộn hơn 24 giờ",
        "out-of-order" => "Đến sai thứ tự",
        "unknown-procedure" => "Mã thủ tục ngoài danh mục",
        "conflicting-sequence" => "Hai sự kiện khác nhau cùng số thứ tự",
        "conflicting-id" => "Cùng mã sự kiện, nội dung khác",
        "broken-promise-moved" => "Dời hẹn trả sau khi đã quá hẹn",
        "late-health" => "Báo cáo hoạt động đến trễ",
        "unusual-interval" => "Chu kỳ báo cáo hoạt động bất thường",
        "promise-not-believed" => "Hẹn trả không hợp lý (trước khi tiếp nhận hoặc quá 3 năm)",
        "promise-at-midnight" => "Hẹn trả chỉ có ngày (00:00:00)",
        "gap" => "Khoảng trống dữ liệu",
        "forwarded" => "Gửi sai phân vùng, đã chuyển",
        "incomplete" => "Hồ sơ thiếu thông tin tiếp nhận",
        "same-number-other-unit" => "Cùng số hồ sơ ở đơn vị khác",
        "malformed-json" or "not-cloudevent" => "Bản tin sai định dạng",
        "unknown-type" => "Loại sự kiện không biết",
        "missing-field" => "Thiếu trường bắt buộc",
        "invalid-field" or "invalid-status" => "Giá trị không hợp lệ",
        "unknown-commune" => "Đơn vị không có trong danh mục",
        "unknown-system" => "Hệ thống không có trong danh mục",
        "unknown-indicator" => "Chỉ tiêu không có trong danh mục",
        "future-time" or "ancient-time" or "too-late" => "Thời điểm không hợp lệ",
        "too-large" => "Bản tin quá lớn",
        "not-authorised" => "Nguồn không có quyền",
        _ => kind,
    };
}
