namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the map.</summary>
public sealed record MapTexts
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Figure { get; init; }

    public required string Search { get; init; }

    public required string Legend { get; init; }

    public required string NoData { get; init; }

    public required string Picture { get; init; }

    public required string Voronoi { get; init; }

    public required string Selected { get; init; }

    public required string Open { get; init; }

    public required string Low { get; init; }

    public required string High { get; init; }

    public required string Better { get; init; }

    public required string More { get; init; }

    public required string List { get; init; }

    internal static readonly MapTexts Vietnamese = new()
    {
        Title = "Bản đồ",
        Lead = "Các xã, phường theo chỉ tiêu đã chọn.",
        Figure = "Chỉ tiêu",
        Search = "Tìm xã, phường",
        Legend = "Chú giải",
        NoData = "Chưa có số liệu",
        Picture = "Bản đồ các xã, phường theo {0}",
        Voronoi = "Ranh giới minh họa, vẽ theo tâm của từng xã, phường.",
        Selected = "Đang xem",
        Open = "Mở trang đơn vị",
        Low = "thấp",
        High = "cao",
        Better = "Màu càng đậm càng xa mục tiêu.",
        More = "Màu càng đậm càng lớn. Các mốc màu ở 20, 40, 60 và 80 % số xã, phường, xếp theo giá trị.",
        List = "Danh sách theo chỉ tiêu",
    };

    internal static readonly MapTexts English = new()
    {
        Title = "Map",
        Lead = "The communes by the chosen figure.",
        Figure = "Figure",
        Search = "Find a commune",
        Legend = "Legend",
        NoData = "No data",
        Picture = "Map of the communes by {0}",
        Voronoi = "Boundaries are illustrative, drawn around each commune's centre.",
        Selected = "Looking at",
        Open = "Open the unit's page",
        Low = "low",
        High = "high",
        Better = "The darker, the further from the goal.",
        More = "The darker, the greater. Colours change at 20, 40, 60 and 80 % of the communes in order of their values.",
        List = "List by the figure",
    };
}
