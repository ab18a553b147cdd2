using Ioc.Metrics.Time;
using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Tests.Cases;

public sealed class DirectivesTests : IAsyncLifetime
{
    private const string Unit = "16681";

    private readonly CasesFolder _cases = new();

    private Directives Directives => _cases.Directives;

    private LocalDay Today => _cases.Clock.Now.Day;

    [Fact]
    public void What_is_open_stands_first_by_its_day_then_what_is_done()
    {
        Issue("muộn", 9);
        Issue("sớm", 2);
        Issue("xong", 1);
        Directives.Complete(Directives.Of(Unit).Single(d => d.Text == "xong").Id, Unit, " Đã giải quyết ", "lan").ShouldBeTrue();
        Directives.Of(Unit).Select(d => d.Text).ShouldBe(["sớm", "muộn", "xong"]);
        Directive done = Directives.Of(Unit)[2];
        (done.Done, done.DoneBy, done.Outcome).ShouldBe((_cases.Clock.Now, "lan", "Đã giải quyết"));
        _cases.Audited.ShouldBe(["chu-tich directive-issued unit:16681", "chu-tich directive-issued unit:16681", "chu-tich directive-issued unit:16681", "lan directive-done unit:16681"]);
    }

    [Fact]
    public void A_directive_is_late_from_the_day_after_its_own_until_it_is_done()
    {
        Issue("việc", 1);
        Directive open = Directives.Of(Unit)[0];
        open.IsLate((Today + 1).Last).ShouldBeFalse();
        open.IsLate((Today + 2).Start).ShouldBeTrue();
        Directives.Complete(open.Id, Unit, "xong", "lan");
        Directives.Of(Unit)[0].IsLate((Today + 2).Start).ShouldBeFalse();
    }

    [Fact]
    public void It_is_done_once_and_only_by_its_own_unit()
    {
        Issue("việc", 1);
        long id = Directives.Of(Unit)[0].Id;
        Directives.Complete(id, "16690", "không phải", "lan").ShouldBeFalse();
        Directives.Complete(id, Unit, "xong", "lan").ShouldBeTrue();
        Directives.Complete(id, Unit, "lần nữa", "minh").ShouldBeFalse();
        Directives.Of(Unit)[0].DoneBy.ShouldBe("lan");
        Directives.Of("16690").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(" ", "Chủ tịch xã")]
    [InlineData("Giải quyết", "")]
    public void It_says_what_and_who(string text, string assignee)
    {
        Should.Throw<ArgumentException>(() => Directives.Issue(Unit, "overdue", 5, DirectiveEffects.UpTo(Today), text, assignee, Today, "chu-tich"));
        Directives.Of(Unit).ShouldBeEmpty();
    }

    public Task InitializeAsync() => _cases.InitializeAsync();

    public Task DisposeAsync() => _cases.DisposeAsync();

    private void Issue(string text, int days) => Directives.Issue(Unit, "overdue", 5, DirectiveEffects.UpTo(Today), text, "Chủ tịch xã", Today + days, "chu-tich");
}
