using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ioc.Dashboard.Components.Map;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>The whole wall: what is always in view, and the scenes. Without figures; the script gets those from the hub.</summary>
public sealed partial class WallBoard
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required Maps Maps { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private string Province => Profile.ProvinceIn(Texts.Language);

    private ProvinceMap Map => Maps.On(Instant.From(Time.GetUtcNow()).Day);

    /// <summary>Language, texts and names the script needs, as data (no script is inlined).</summary>
    private string Facts => JsonSerializer.Serialize(
        new
        {
            lang = LanguageTag.Of(Texts.Language),
            texts = Texts.Wall.Script,
            units = Profile.Units.ToDictionary(u => u.Code, u => u.NameIn(Texts.Language)),
            communes = Profile.Units.Where(u => u.Kind == UnitKind.Commune).Select(u => u.Code),
            systems = Profile.Systems.ToDictionary(s => s.Id, s => s.NameIn(Texts.Language)),
        },
        Json);
}
