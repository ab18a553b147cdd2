using System.Collections.Concurrent;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>
/// What stands around a figure and is alike on every page: written once a language and shared by all circuits. As components each would cost every open page some
/// kilobytes (`./ioc load pages`). Thread-safe.
/// </summary>
public sealed class FigureMarkup(Tiles tiles, Profile profile)
{
    private readonly ConcurrentDictionary<(Language Language, string Kind, string Figure, int Detail), MarkupString> _written = new();

    /// <summary>Name of a tile's figure, and how it is computed.</summary>
    public MarkupString Heading(Texts texts, string figure) => Once(texts, "heading", figure, 0, () =>
        new($"<header><h3>{EncodedText.Of(texts.Figures[figure].Name)}</h3>{HowOf(texts, $"how-{figure}", figure)}</header>"));

    /// <summary>A lesser figure within a tile: icon, name, and how it is computed.</summary>
    public MarkupString Part(Texts texts, string figure, string icon) => Once(texts, "part", figure, 0, () =>
        new($"{Icon.Of(icon)}{EncodedText.Of(texts.Figures[figure].Name)} {HowOf(texts, $"how-{figure}", figure)} "));

    /// <summary>How a column of the communes' table is computed.</summary>
    public MarkupString Column(Texts texts, string key, string name, string figure) => Once(texts, "column", key, 0, () =>
        How.Of(texts, $"how-column-{key}", name, FigureLaw.Of(texts, texts.Figures[figure].How, tiles.ShareGoal(figure))));

    /// <summary>How the lag score is computed.</summary>
    public MarkupString Lag(Texts texts) => Once(texts, "column", "lag", 0, () =>
        How.Of(texts, "how-lag", texts.Overview.LagScore, FigureLaw.LagScore(texts, profile)));

    /// <summary>The goal of a figure that is a share, and whether it is met; null: it has none.</summary>
    public MarkupString? Goal(Texts texts, string figure, bool? meets) => tiles.ShareGoal(figure) is not { } goal ? null : Once(texts, "goal", figure, meets is { } known ? known ? 1 : 0 : -1, () =>
    {
        string verdict = meets is not { } met ? string.Empty
            : $"<em>{Icon.Of(met ? "ok" : "warning")}{EncodedText.Of(met ? texts.Overview.Met : texts.Overview.NotMet)}</em>";
        return new($"""<p class="goal">{EncodedText.Of(texts.Overview.Goal)} ≥ {EncodedText.Of(FigureLaw.Share(texts, goal))} {verdict}</p>""");
    });

    /// <summary>Why a figure is not to be trusted; null: it is.</summary>
    public MarkupString? Distrust(Texts texts, TileFreshness freshness) => freshness == TileFreshness.Fresh ? null : Once(texts, "freshness", string.Empty, (int)freshness, () =>
    {
        string words = freshness switch
        {
            TileFreshness.Late => texts.Wall.Script.Late,
            TileFreshness.Down => texts.Wall.Script.Down,
            TileFreshness.Partial => texts.Wall.Script.Partial,
            _ => texts.Wall.Script.None,
        };
        string look = CodeOf(freshness);
        return new($"""<span class="freshness" role="status">{Icon.Of(look, look)} <span class="words" data-freshness-text>{EncodedText.Of(words)}</span></span>""");
    });

    /// <summary>As style sheets know it.</summary>
    public static string CodeOf(TileFreshness freshness) => freshness switch
    {
        TileFreshness.Fresh => "fresh",
        TileFreshness.Late => "late",
        TileFreshness.Down => "down",
        TileFreshness.Partial => "partial",
        _ => "none",
    };

    private MarkupString HowOf(Texts texts, string id, string figure) =>
        How.Of(texts, id, texts.Figures[figure].Name, FigureLaw.Of(texts, texts.Figures[figure].How, tiles.ShareGoal(figure)));

    private MarkupString Once(Texts texts, string kind, string figure, int detail, Func<MarkupString> write) =>
        _written.GetOrAdd((texts.Language, kind, figure, detail), _ => write());
}
