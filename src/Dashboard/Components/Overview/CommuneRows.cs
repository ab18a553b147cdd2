using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>Writes the rows of the communes' table, once for all circuits that show the same lines alike; what did not change since the snapshot before is taken over. Thread-safe.</summary>
public sealed class CommuneRows(Profile profile)
{
    /// <summary>Looks of now whose last rows are kept: languages, periods, and some days.</summary>
    private const int MostLooks = 16;

    // What was written goes with its lines: a paused page keeps both, nobody else does.
    private readonly ConditionalWeakTable<IReadOnlyList<CommuneLine>, ConcurrentDictionary<TableLook, Written>> _written = [];
    private readonly ConcurrentDictionary<TableLook, Written> _newest = new();

    /// <summary>The rows of these lines in this order.</summary>
    public IReadOnlyList<CommuneRow> Of(IReadOnlyList<CommuneLine> lines, TableLook look, CommuneOrder order) =>
        _written.GetOrCreateValue(lines).GetOrAdd(look, _ => Write(lines, look)).In(order);

    private Written Write(IReadOnlyList<CommuneLine> lines, TableLook look)
    {
        bool isOfNow = look is { At: null, End: null };
        Dictionary<string, CommuneRow>? before = isOfNow && _newest.TryGetValue(look, out Written? newest) ? newest.ByCode : null;
        var texts = Texts.Of(look.Language);
        var written = new Written(lines.ToDictionary(line => line.Code, line => Write(line, look, texts, before?.GetValueOrDefault(line.Code)), StringComparer.Ordinal));
        if (isOfNow)
        {
            if (_newest.Count >= MostLooks)
            {
                _newest.Clear();
            }

            _newest[look] = written;
        }

        return written;
    }

    private CommuneRow Write(CommuneLine line, TableLook look, Texts texts, CommuneRow? before)
    {
        if (before is not null && before.Line == line)
        {
            return before;
        }

        CommuneLinks links = before?.Links ?? CommuneLinks.Of(line.Code, look);
        bool sameName = before is not null && before.Line.Name == line.Name && before.Line.Offline == line.Offline && before.Line.Ended == line.Ended;
        return new CommuneRow(line, links, sameName ? before!.Name : NameOf(line, links, texts), LagOf(line, texts), FiguresOf(line, links, texts.Formats));
    }

    private MarkupString NameOf(CommuneLine line, CommuneLinks links, Texts texts)
    {
        string offline = line.Offline ? $"""<span class="offline">{Icon.Of("offline")}{EncodedText.Of(texts.Overview.Offline)}</span>""" : string.Empty;
        string ended = line.Ended && profile.FindUnit(line.Code) is { } unit ? $"<small data-ended>{EncodedText.Of(profile.EndOf(unit, texts))}</small>" : string.Empty;
        return new($"""<td><a href="{EncodedText.Of(links.Page)}">{EncodedText.Of(line.Name)}</a>{offline}{ended}</td>""");
    }

    private static MarkupString LagOf(CommuneLine line, Texts texts)
    {
        if (line.LagScore is not { } score)
        {
            return new($"<td><small>{EncodedText.Of(texts.Overview.TooFew)}</small></td>");
        }

        string reason = line.ReasonComponent is { } component ? EncodedText.Of(ReasonText.Of(texts, component, line.ReasonFigure ?? 0)) : string.Empty;
        string fill = score.ToString("0.#", CultureInfo.InvariantCulture);
        return new($"""<td><div><b data-score>{texts.Formats.Number(score)}</b><i style="--score:{fill}%"></i><small>{reason}</small></div></td>""");
    }

    private static FigureCell[] FiguresOf(CommuneLine line, CommuneLinks links, Formats formats) => [.. CommuneColumn.All.Select((column, i) =>
    {
        double? value = column.Value(line.Figures);
        return new FigureCell(column.Text(formats, value), value is null ? null : links.Figures[i], column.IsBad && value > 0);
    })];

    /// <summary>All rows of a look, and the orders that somebody asked for.</summary>
    private sealed class Written(Dictionary<string, CommuneRow> byCode)
    {
        private readonly ConcurrentDictionary<CommuneOrder, IReadOnlyList<CommuneRow>> _orders = new();

        public Dictionary<string, CommuneRow> ByCode => byCode;

        public IReadOnlyList<CommuneRow> In(CommuneOrder order) =>
            _orders.GetOrAdd(order, asked => [.. asked.Sort(byCode.Values.Select(row => row.Line)).Select(line => byCode[line.Code])]);
    }
}
