using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Resources;

public sealed partial class TextsTests
{
    [Fact]
    public void Both_languages_leave_room_for_the_same_values()
    {
        Dictionary<string, string> vi = All(Texts.Of(Language.Vietnamese)).ToDictionary(), en = All(Texts.Of(Language.English)).ToDictionary();
        en.Keys.ShouldBe(vi.Keys);
        foreach ((string place, string vietnamese) in vi)
        {
            // Of two forms around a count the first is of exactly one, which may be said as a word.
            Places(en[place].Split('|')[^1]).ShouldBe(Places(vietnamese), ignoreOrder: true, place);
            en[place].ShouldNotBeNullOrWhiteSpace(place);
        }
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Every_component_of_the_lag_score_has_words(Language language)
    {
        foreach (LagComponent component in Repository.LoadProfile().LagComponents)
        {
            ReasonText.Of(Texts.Of(language), component.Id, 0.5).ShouldContain("50");
        }
    }

    /// <summary>Every text with its place, those of lists and of names by key too.</summary>
    internal static IEnumerable<(string Place, string Text)> All(object texts, string place = "") => texts switch
    {
        string text => [(place, text)],
        IDictionary named => named.Keys.Cast<string>().SelectMany(key => All(named[key]!, $"{place}[{key}]")),
        IEnumerable<string> listed => listed.Select((text, index) => ($"{place}[{index}]", text)),
        _ when texts.GetType().Namespace == typeof(Texts).Namespace && texts is not (Formats or Language) =>
            texts.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
                .SelectMany(property => All(property.GetValue(texts)!, $"{place}.{property.Name}")),
        _ => [],
    };

    private static HashSet<string> Places(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();
}
