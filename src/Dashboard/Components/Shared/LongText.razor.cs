using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>
/// What people and senders wrote, as it is read: whole up to the most that is taken today; of longer ones, stored before there were bounds, the first letters, and all of it when asked for.
/// A word that no line holds breaks anywhere. Its style is in css/pages.css. Not within a p (HTML has no details there), unless Whole.
/// </summary>
public sealed partial class LongText
{
    /// <summary>Letters of a longer text that are shown at first.</summary>
    private const int Shown = 300;

    /// <summary>Letters: no word of a language, and hardly an address, is as long.</summary>
    private const int LongWord = 30;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public string? Text { get; set; }

    /// <summary>However long it is: a document's own words.</summary>
    [Parameter]
    public bool Whole { get; set; }

    private bool IsCut => !Whole && Text is { Length: > Notes.MostLetters };

    private string Start => First(Text!, Shown);

    private bool HasLongWord
    {
        get
        {
            int word = 0;
            foreach (char letter in Text ?? string.Empty)
            {
                word = char.IsWhiteSpace(letter) ? 0 : word + 1;
                if (word > LongWord)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The first letters, no more than so many; no letter is cut in two.</summary>
    public static string First(string text, int letters) => text.Length <= letters ? text : text[..(char.IsHighSurrogate(text[letters - 1]) ? letters - 1 : letters)];
}
