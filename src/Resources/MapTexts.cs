namespace Ioc.Resources;

/// <summary>Texts of the map.</summary>
public sealed class MapTexts(Language language)
{
    public string Title { get; } = language.Of("Bản đồ", "Map");
    public string Lead { get; } = language.Of("Các xã, phường theo chỉ tiêu đã chọn.", "The communes by the chosen figure.");
    public string Figure { get; } = language.Of("Chỉ tiêu", "Figure");
    public string Search { get; } = language.Of("Tìm xã, phường", "Find a commune");
    public string Legend { get; } = language.Of("Chú giải", "Legend");
    public string NoData { get; } = language.Of("Chưa có số liệu", "No data");
    public string Picture { get; } = language.Of("Bản đồ các xã, phường theo {0}", "Map of the communes by {0}");
    public string Voronoi { get; } = language.Of("Ranh giới minh họa, vẽ theo tâm của từng xã, phường.", "Boundaries are illustrative, drawn around each commune's centre.");
    public string Selected { get; } = language.Of("Đang xem", "Looking at");
    public string Open { get; } = language.Of("Mở trang đơn vị", "Open the unit's page");
    public string Low { get; } = language.Of("thấp", "low");
    public string High { get; } = language.Of("cao", "high");
    public string Better { get; } = language.Of("Màu càng đậm càng xa mục tiêu.", "The darker, the further from the goal.");

    public string More { get; } = language.Of(
        "Màu càng đậm càng lớn. Các mốc màu ở 20, 40, 60 và 80 % số xã, phường, xếp theo giá trị.",
        "The darker, the greater. Colours change at 20, 40, 60 and 80 % of the communes in order of their values.");

    public string List { get; } = language.Of("Danh sách theo chỉ tiêu", "List by the figure");
}
