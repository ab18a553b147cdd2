using Ioc.Metrics.Kpis;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>A figure of the communes' table. <see cref="All"/> is the one list of its columns, which headings, order, texts and links share.</summary>
/// <param name="Key">As in the address of an order.</param>
/// <param name="Figure">As in the address of its dossiers.</param>
/// <param name="Law">As in the texts that say how it is computed.</param>
/// <param name="IsBad">Whether more than none of it is bad.</param>
public sealed record CommuneColumn(string Key, string Figure, string Law, bool IsBad, Func<Texts, string> Name, Func<ScopeFigures, double?> Value, Func<Formats, double?, string> Text)
{
    public static readonly IReadOnlyList<CommuneColumn> All =
    [
        new("received", "received", "received", false, texts => texts.Figures["received"].Name, figures => figures.Received, Count),
        new("online", Catalogue.OnlineShare.Id, "online-share", false, texts => texts.Overview.Online, figures => figures.OnlineShare, Share),
        new("backlog", "backlog", "backlog", false, texts => texts.Overview.Backlog, figures => figures.Backlog, Count),
        new("overdue", "overdue", "overdue", true, texts => texts.Figures["overdue"].Name, figures => figures.Overdue, Count),
        new("on-time", Catalogue.OnTimeRate.Id, "on-time-rate", false, texts => texts.Overview.OnTime, figures => figures.OnTimeRate, Share),
        new("outages", Catalogue.OutagesOpen.Id, "outages", true, texts => texts.Overview.Outages, figures => figures.Outages, Count),
    ];

    private static string Count(Formats formats, double? value) => formats.Count((long?)value);

    private static string Share(Formats formats, double? value) => formats.Percent(value);
}
