using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>How the figures are computed and what they rest on, in plain words (KPIS.md).</summary>
public static class Method
{
    public static IReadOnlyList<string> Lines(ReportFigures figures) =>
    [
        "Ngày được tính theo giờ Việt Nam (UTC+7). Hồ sơ tiếp nhận, giải quyết được tính theo ngày tiếp nhận, ngày kết thúc của hồ sơ; số đang giải quyết, quá hạn, sắp đến hạn, tạm dừng được tính tại thời điểm cuối kỳ (hoặc tại thời điểm lấy số liệu khi kỳ chưa kết thúc).",
        "Tỷ lệ đúng hạn = hồ sơ giải quyết không muộn hơn hạn trả / hồ sơ đã giải quyết. Hạn trả lấy theo phiếu hẹn của nguồn; khi không có thì tính theo số ngày làm việc của thủ tục, trừ ngày nghỉ và thời gian tạm dừng.",
        "Tỷ lệ trực tuyến = hồ sơ nộp trực tuyến / hồ sơ tiếp nhận. Tỷ lệ toàn trình = hồ sơ nộp trực tuyến, giải quyết trực tuyến toàn trình / hồ sơ đã giải quyết. Tỷ lệ có mẫu số bằng 0 được thể hiện bằng dấu “—”. Tỷ lệ phần trăm được cắt (không làm tròn lên) ở hai chữ số thập phân.",
        "Mức độ sẵn sàng = 1 − thời gian gián đoạn / thời gian giám sát, cộng trên từng hệ thống của từng đơn vị; thời gian bảo trì và thời gian không quan sát được không tính.",
        "Điểm chậm (0 đến 100) = tổng có trọng số của phần thiếu hụt so với mục tiêu: đúng hạn, quá hạn, toàn trình, số hóa kết quả, mức sẵn sàng, hài lòng; đơn vị dưới 20 hồ sơ không xếp hạng.",
        $"Số liệu lấy tại {Vn.Moment(figures.AsOf)}, sau lần ghi nhận thứ {Vn.Count(figures.CommitNumber)} của kho dữ liệu; quy tắc tính phiên bản {figures.Law}; hồ sơ cấu hình {figures.Profile}.",
        $"Danh sách {Vn.Count(figures.Dossiers.Count)} hồ sơ tạo nên các số liệu được lưu cùng báo cáo; mã SHA-256 của danh sách:",
        figures.Dossiers.Sha256,
    ];
}
