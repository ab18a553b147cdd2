using System.Reflection;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Components;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>A parameter that is a text takes what stands in its quotes: an expression without its @ is shown to people as it is written, and compiles.</summary>
public sealed partial class StringParametersTests
{
    private static readonly ILookup<string, Type> Components = new[] { typeof(App), typeof(ComponentBase), typeof(PageTitle), typeof(AuthorizeView) }
        .SelectMany(type => type.Assembly.GetExportedTypes()).Concat(typeof(App).Assembly.GetTypes()).Distinct()
        .Where(typeof(IComponent).IsAssignableFrom).ToLookup(type => type.Name.Split('`')[0]);

    [Fact]
    public void Texts_given_to_components_are_not_expressions_without_their_sign()
    {
        string root = Path.Combine(Repository.Root, "src", "Dashboard", "Components");
        string[] files = Directory.GetFiles(root, "*.razor", SearchOption.AllDirectories);
        files.SelectMany(file => Mistakes(File.ReadAllText(file), MembersOf(Path.GetFileNameWithoutExtension(file))).Select(mistake => $"{Path.GetRelativePath(root, file)}: {mistake}")).ShouldBeEmpty();
        // The reader of tags has really seen them.
        files.SelectMany(file => ComponentAttribute.In(File.ReadAllText(file))).Count(IsText).ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("""<Notice Title="W.Title" Text="@W.Text" />""")]
    [InlineData("""<Notice Title="Texts.Shell.ErrorTitle" Text="@string.Format(W.Text, ")", "a>b")" />""")]
    [InlineData("""<How Id="@($"how-{key}")" Name="row.Unit.NameIn(Texts.Language)" Text="x" />""")]
    [InlineData("""<b>@(new List<string>().Count)</b><Icon Name="Icons[0].Name" />""")]
    [InlineData("""<Icon Name="_icon" />""")]
    [InlineData("""<AuthorizeView Policy="Policies.Read">x</AuthorizeView>""")]
    public void An_expression_without_its_sign_is_found(string markup) => Mistakes(markup, ["_icon"]).Count().ShouldBe(1);

    [Theory]
    [InlineData("""<Notice Title="@W.Title" Text="Lỗi. Thử lại." />""")]
    [InlineData("""<Icon Name="warning" Class="big" />""")]
    [InlineData("""<PeriodPicker Period="Chosen.Named" />""")]
    [InlineData("""<img src="W.Title" /><a href="Texts.X">x</a>""")]
    public void Texts_and_expressions_of_other_types_are_not(string markup) => Mistakes(markup, ["_icon"]).ShouldBeEmpty();

    private static IEnumerable<string> Mistakes(string markup, HashSet<string> members) =>
        ComponentAttribute.In(markup).Where(IsText).Where(given => MemberAccess().IsMatch(given.Value) || members.Contains(given.Value)).Select(given => $"""<{given.Tag} {given.Name}="{given.Value}">""");

    private static bool IsText(ComponentAttribute given) => Components[given.Tag].Any(type =>
        type.GetProperty(given.Name)?.PropertyType == typeof(string) && type.GetProperty(given.Name)!.IsDefined(typeof(ParameterAttribute)));

    private static HashSet<string> MembersOf(string component) => [.. Components[component].SelectMany(type =>
        type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Select(member => member.Name)];

    /// <summary>Names joined by dots, perhaps called or indexed.</summary>
    [GeneratedRegex(@"^!?[A-Za-z_]\w*(\[[^\]]*\]|\([^)]*\))?([?!]?\.[A-Za-z_]\w*(\[[^\]]*\]|\(.*\))?)+$")]
    private static partial Regex MemberAccess();
}
