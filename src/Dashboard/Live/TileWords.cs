using Ioc.Metrics.Profiles;
using Ioc.Resources;

namespace Ioc.Dashboard.Live;

/// <summary>Tiles in words of the viewer's language. Immutable, thread-safe.</summary>
public sealed class TileWords(Profile profile)
{
    /// <summary>The value as it is shown; "—" when there is none, never 0 %.</summary>
    public string Text(TileKind kind, Tile tile, Language language)
    {
        Formats formats = Formats.Of(language);
        return tile.Value is not { } value ? Formats.Nothing
            : kind.Id == "communes-reporting" ? $"{formats.Count((long)value)}/{formats.Count((long?)tile.Goal)}"
            : kind.Form switch
            {
                TileForm.Share => formats.Percent(value),
                TileForm.Rating => formats.Number(value, 2),
                _ => formats.Count((long)value),
            };
    }

    public string Unit(TileKind kind, Language language)
    {
        bool english = language == Language.English;
        return kind.Id switch
        {
            "outages" => english ? "incidents" : "sự cố",
            "communes-reporting" => english ? "units" : "đơn vị",
            _ => kind.Form switch
            {
                TileForm.Share => "%",
                TileForm.Rating => "/5",
                _ => english ? "dossiers" : "hồ sơ",
            },
        };
    }

    public string System(string id, Language language) =>
        profile.System(id, language);
}
