using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>The whole body of a report as blocks, sections I to VI and the annexes: a pure function of the figures and the edition.</summary>
public static class ReportBody
{
    public static IReadOnlyList<Block> Of(ReportFigures figures, ReportEdition edition) =>
    [
        .. GeneralSection.Of(figures, edition),
        .. ResolutionSection.Of(figures),
        .. TargetSection.Of(figures),
        .. SystemSection.Of(figures),
        .. LagSection.Of(figures),
        .. ProposalSection.Of(figures, edition),
    ];

    /// <summary>Annexes follow the signature.</summary>
    public static IReadOnlyList<Block> Annexes(ReportFigures figures) => AnnexSection.Of(figures);

    /// <summary>What the report is about, in a line.</summary>
    public static string Subject(ReportFigures figures) =>
        $"Kết quả tiếp nhận, giải quyết thủ tục hành chính và vận hành các hệ thống thông tin phục vụ chính quyền địa phương 2 cấp {PeriodName.Of(figures.Period)}";

    /// <summary>The paragraphs of the general situation, as written or generated.</summary>
    public static IEnumerable<string> General(ReportFigures figures, ReportEdition edition) =>
        GeneralSection.Of(figures, edition).OfType<ParagraphBlock>().Select(paragraph => paragraph.Text);

    /// <summary>What stands in a slot until somebody writes there, a paragraph a line.</summary>
    public static string Generated(ReportFigures figures, string slot) => string.Join('\n', (slot switch
    {
        TextSlots.General => GeneralSection.Sentences(figures),
        TextSlots.Shortcomings => ProposalSection.Shortcomings(figures),
        TextSlots.Proposals => ProposalSection.Proposals(figures),
        _ => throw new ArgumentException($"'{slot}' is no place of a report that people write.", nameof(slot)),
    }).Select(LinkedText.Plain));

    /// <summary>Editable words: what was written for the slot, a paragraph a line, else the generated ones.</summary>
    internal static IEnumerable<Block> Editable(ReportEdition edition, string slot, IEnumerable<string> generated) =>
        (edition.Texts.TryGetValue(slot, out string? written) && !string.IsNullOrWhiteSpace(written)
            ? LinkedText.Clean(written).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : generated).Select(text => new ParagraphBlock(text, slot));
}
