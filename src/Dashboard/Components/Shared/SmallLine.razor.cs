using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>Values by day as a small line; where nothing is known it breaks. Says what it shows in words too.</summary>
public sealed partial class SmallLine
{
    private const int Width = 120, Height = 28, Margin = 3;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<double?> Values { get; set; } = [];

    /// <summary>What it shows, in words.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    private IEnumerable<string> Pieces()
    {
        double[] known = [.. Values.OfType<double>()];
        if (known.Length < 2)
        {
            yield break;
        }

        (double least, double most) = (known.Min(), known.Max());
        var piece = new List<string>();
        for (int i = 0; i <= Values.Count; i++)
        {
            if (i < Values.Count && Values[i] is { } value)
            {
                double x = Margin + ((Width - (2.0 * Margin)) * i / (Values.Count - 1));
                double y = most == least ? Height / 2.0 : Height - Margin - ((Height - (2.0 * Margin)) * (value - least) / (most - least));
                piece.Add(string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}"));
            }
            else if (piece.Count > 0)
            {
                yield return string.Join(' ', piece);
                piece.Clear();
            }
        }
    }
}
