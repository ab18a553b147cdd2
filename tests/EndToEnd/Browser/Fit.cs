using Ioc.EndToEnd.Faults;
using Ioc.Metrics.Profiles;
using Microsoft.Playwright;

namespace Ioc.EndToEnd.Browser;

/// <summary>
/// Whether all of a page is seen with the longest names of the profile and the greatest numbers: each name on it is exchanged for the longest of its kind, each count for
/// 9.999.999 (99.999 in a commune's row) and each share for 100,0 %, before it is measured.
/// </summary>
internal static class Fit
{
    /// <summary>From here on nothing has to be scrolled sideways. Narrower, tables may be, in frames of their own.</summary>
    private const int Desk = 1280;

    private const string Script =
        """
        async ([kinds, desk]) => {
            const longest = new Map();
            for (const names of kinds) {
                const most = names.reduce((most, name) => name.length > most.length ? name : most, "");
                for (const name of names) longest.set(name, most);
            }
            const tiles = document.querySelector("[data-wall]") && await import("/js/wall/tiles.js");
            const english = document.documentElement.lang === "en", written = text => english ? text.replace(/[.,]/g, sign => sign === "." ? "," : ".") : text;

            function exchanged(words, at) {
                if (longest.has(words)) return longest.get(words);
                if (!at.closest("td, dd, [data-value], .number")) return words;
                const number = written(words);
                if (/^\d{1,3}(\.\d{3})*$/.test(number)) return written(at.closest("tr[data-commune]") ? "99.999" : "9.999.999");
                return /^\d{1,2},\d\s?%$/.test(number) ? written("100,0") + words.replace(/[\d.,]+/, "") : words;
            }

            function exchange() {
                const before = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (const value of tiles ? document.querySelectorAll("[data-tile] [data-value]") : []) {
                    const most = exchanged(value.textContent, value);
                    if (most.length > value.textContent.length) tiles.figure(value, most);
                }
                while (texts.nextNode()) {
                    const node = texts.currentNode, words = node.nodeValue.trim(), at = node.parentElement;
                    if (words === "" || at.closest("script, style, svg, option, textarea, time") || (tiles && at.closest("[data-value]"))) continue;
                    const most = exchanged(words, at);
                    if (most.length <= words.length) continue;
                    before.push([node, node.nodeValue]);
                    node.nodeValue = node.nodeValue.replace(words, most);
                }
                return () => { for (const [node, text] of before) node.nodeValue = text; };
            }

            function cut() {
                const root = document.documentElement, found = [];
                if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px wider than the screen`);
                for (const element of document.body.querySelectorAll("*")) {
                    // Charts shrink after the page; fields scroll what is typed into them.
                    if (element.closest("svg, .plot, .unseen, [hidden], input, select, textarea") || element.querySelector(".plot")) continue;
                    const style = getComputedStyle(element), scrolls = style.overflowX === "auto" || style.overflowX === "scroll";
                    if (style.overflowX === "visible" || element.clientWidth < 2 || element.textContent.trim() === "") continue;
                    const wider = element.scrollWidth - element.clientWidth, higher = style.overflowY === "hidden" ? element.scrollHeight - element.clientHeight : 0;
                    if ((wider > 1 && (!scrolls || root.clientWidth >= desk)) || higher > parseFloat(style.fontSize) / 4) {
                        found.push(`${element.tagName.toLowerCase()} ${element.className}: ${wider} px too wide, ${higher} too high: ${element.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`);
                    }
                }
                return found;
            }

            // What follows a change of the window (charts, the circuit's own drawing) has a moment.
            let found = [];
            for (let i = 0; i < 30; i++) {
                const back = exchange();
                found = cut();
                back();
                if (found.length === 0) break;
                await new Promise(later => setTimeout(later, 100));
            }
            return found.slice(0, 5);
        }
        """;

    private static readonly Profile _profile = FaultEvents.Profile;

    /// <summary>What of the page is cut at its present size, or stands beside the screen; empty when all is seen.</summary>
    public static Task<string[]> WhatIsCutAsync(IPage page, string language)
    {
        bool english = language == "en";
        string[][] kinds =
        [
            [.. _profile.Units.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => english ? unit.NameEn ?? unit.NameVi : unit.NameVi)],
            [.. _profile.Units.Where(unit => unit.Kind != UnitKind.Commune).Select(unit => english ? unit.NameEn ?? unit.NameVi : unit.NameVi)],
            [.. _profile.Systems.Select(system => english ? system.NameEn : system.NameVi)],
            [.. _profile.Procedures.Select(procedure => procedure.NameVi)],
            [.. _profile.Procedures.Select(procedure => procedure.FieldVi).Distinct()],
        ];
        return page.EvaluateAsync<string[]>(Script, new object[] { kinds, Desk });
    }
}
