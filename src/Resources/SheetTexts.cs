using Ioc.Metrics.Kpis;

namespace Ioc.Resources;

/// <summary>A figure of the catalogue in words: its name, a short one for headings, and how it is computed (after KPIS.md).</summary>
public sealed record SheetText(string Name, string Short, string How);

/// <summary>Texts of the figures by their ids in the catalogue.</summary>
public sealed class SheetTexts(Language language)
{
    public IReadOnlyDictionary<string, SheetText> ById { get; } = Catalogue.All.ToDictionary(
        figure => figure.Id,
        figure => new SheetText(language.Of(figure.Name), language.Of(figure.Short), language.Of(figure.Law)),
        StringComparer.Ordinal);

    /// <summary>A reason of the lag score as the beginning of a sentence, by component; {0} is the figure.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["on-time"] = language.Of("đúng hạn {0}", "{0} on time"),
        ["overdue"] = language.Of("quá hạn {0} tồn đọng", "{0} of dossiers in progress overdue"),
        ["fully-online"] = language.Of("toàn trình {0}", "{0} fully online"),
        ["digitization"] = language.Of("số hóa kết quả {0}", "{0} of results digitized"),
        ["availability"] = language.Of("hệ thống sẵn sàng {0}", "systems available {0}"),
        ["satisfaction"] = language.Of("hài lòng {0}", "{0} of citizens satisfied"),
    };

    public SheetText this[string id] => ById[id];
}
