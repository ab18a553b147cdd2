using Ioc.Dashboard.Components.Figures;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>One commune's row as it is written, shared by all circuits that show it alike. Immutable.</summary>
/// <param name="Name">The cell of the name, with its link and whether the commune is offline.</param>
/// <param name="Lag">The cell of the lag score.</param>
/// <param name="Figures">The cells of the figures, in the order of the columns.</param>
public sealed record CommuneRow(CommuneLine Line, CommuneLinks Links, MarkupString Name, MarkupString Lag, IReadOnlyList<FigureCell> Figures);

/// <summary>A figure of a commune; what changes each second is its text alone, so that a link under the keyboard's focus stays. Link null: it leads nowhere.</summary>
public readonly record struct FigureCell(string Text, string? Link, bool Bad);
