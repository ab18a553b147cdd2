using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Tests.Profiles;

public sealed class NameOrderTests
{
    /// <summary>By letter first, then by tone: by code point Hùng would come before Hải, and Đức last.</summary>
    [Fact]
    public void Names_stand_as_in_a_Vietnamese_dictionary()
    {
        string[] names = ["An Châu", "Ân Châu", "Dũng Châu", "Đức Châu", "Hải Châu", "Hùng Châu", "Hưng Châu", "Minh Châu", "Ô Châu", "Ơ Châu", "Vinh"];
        names.Reverse().Order(NameOrder.Comparer).ShouldBe(names);
        NameOrder.Comparer.Compare("Hải", "Hải".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe(0);
    }
}
