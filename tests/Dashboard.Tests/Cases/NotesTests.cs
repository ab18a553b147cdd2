using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Tests.Cases;

public sealed class NotesTests : IAsyncLifetime
{
    private static readonly string _subject = Notes.OfUnit("16681");

    private readonly CasesFolder _cases = new();

    private Notes Notes => _cases.Notes;

    [Fact]
    public void The_newest_stands_first_and_an_explanation_names_its_figure()
    {
        Notes.Write(_subject, null, "  Đã gọi điện  ", "lan");
        var october = new Period(PeriodKind.Range, LocalDay.Of(2025, 10, 1), LocalDay.Of(2025, 10, 31));
        Notes.Write(_subject, ("overdue", october), "Thiếu người", "minh");
        Notes.Write(Notes.OfUnit("16690"), null, "Của xã khác", "lan");
        Notes.Of(_subject).Select(note => (note.Text, note.Figure, note.Author)).ShouldBe([("Thiếu người", "overdue", "minh"), ("Đã gọi điện", null, "lan")]);
        Notes.Of(_subject).Select(note => note.Over).ShouldBe([october, null]);
        _cases.Audited.ShouldBe(["lan note-written unit:16681", "minh figure-explained unit:16681", "lan note-written unit:16690"]);
    }

    [Fact]
    public void A_change_keeps_every_earlier_text()
    {
        Notes.Write(_subject, null, "một", "lan");
        long id = Notes.Of(_subject)[0].Id;
        _cases.Clock.Advance(TimeSpan.FromHours(1));
        Notes.Change(id, "hai", "lan").ShouldBeTrue();
        Notes.Change(id, "ba", "lan").ShouldBeTrue();
        Note note = Notes.Of(_subject).ShouldHaveSingleItem();
        note.Text.ShouldBe("ba");
        note.Written.ShouldBe(_cases.Clock.Now - TimeSpan.FromHours(1));
        note.ChangedAt.ShouldBe(_cases.Clock.Now.Ticks);
        note.Versions.Select(version => version.Text).ShouldBe(["một", "hai"]);
    }

    [Fact]
    public void Only_the_author_changes_or_removes_and_nothing_is_lost()
    {
        Notes.Write(_subject, null, "một", "lan");
        long id = Notes.Of(_subject)[0].Id;
        Notes.Change(id, "khác", "minh").ShouldBeFalse();
        Notes.Remove(id, "minh").ShouldBeFalse();
        Notes.Remove(id, "lan").ShouldBeTrue();
        Notes.Remove(id, "lan").ShouldBeFalse();
        Notes.Change(id, "lại", "lan").ShouldBeFalse();
        Note note = Notes.Of(_subject).ShouldHaveSingleItem();
        (note.Text, note.RemovedBy, note.RemovedAt is null).ShouldBe(("một", "lan", false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Notes.MostLetters + 1)]
    public void A_text_has_1_to_4000_letters(int letters)
    {
        Should.Throw<ArgumentException>(() => Notes.Write(_subject, null, new string('a', letters), "lan"));
        Notes.Of(_subject).ShouldBeEmpty();
    }

    public Task InitializeAsync() => _cases.InitializeAsync();

    public Task DisposeAsync() => _cases.DisposeAsync();
}
