using Ioc.Reports.Figures;

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

    /// <summary>Editable words: what was written for the slot, a paragraph a line, else the generated ones.</summary>
    internal static IEnumerable<Block> Editable(ReportEdition edition, string slot, IEnumerable<string> generated) =>
        (edition.Texts.TryGetValue(slot, out string? written) && !string.IsNullOrWhiteSpace(written)
            ? written.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : generated).Select(text => new ParagraphBlock(text, slot));
}
