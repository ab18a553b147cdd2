using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Tests.Cases;

public sealed class IncidentStepsTests : IAsyncLifetime
{
    private readonly CasesFolder _cases = new();

    private IncidentSteps Steps => _cases.Steps;

    [Fact]
    public void Steps_are_kept_in_order_each_with_its_time_and_person()
    {
        Steps.Add(7, IncidentSteps.Assigned, " Tổ công nghệ số ", "lan");
        _cases.Clock.Advance(TimeSpan.FromMinutes(5));
        Steps.Add(7, IncidentSteps.Noted, "Đã gọi nhà mạng", "minh");
        Steps.Add(8, IncidentSteps.Noted, "Sự cố khác", "minh");
        Steps.Of(7).Select(step => (step.Kind, step.Text, step.Person)).ShouldBe([("assigned", "Tổ công nghệ số", "lan"), ("note", "Đã gọi nhà mạng", "minh")]);
        (Steps.Of(7)[1].At - Steps.Of(7)[0].At).ShouldBe(TimeSpan.FromMinutes(5));
        _cases.Audited.ShouldBe(["lan incident-assigned incident:7", "minh incident-note incident:7", "minh incident-note incident:8"]);
    }

    [Fact]
    public void Steps_of_many_incidents_are_read_at_once()
    {
        for (int incident = 1; incident <= 900; incident += 300)
        {
            Steps.Add(incident, IncidentSteps.Resolved, $"đứt cáp {incident}", "lan");
        }

        ILookup<long, IncidentStep> all = Steps.Of([.. Enumerable.Range(1, 900).Select(id => (long)id)]);
        all.Select(steps => steps.Key).ShouldBe([1, 301, 601], ignoreOrder: true);
        all[301].ShouldHaveSingleItem().Text.ShouldBe("đứt cáp 301");
        Steps.Of(Array.Empty<long>()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Notes.MostLetters + 1)]
    public void A_step_without_words_or_with_too_many_is_none(int letters)
    {
        Should.Throw<ArgumentException>(() => Steps.Add(7, IncidentSteps.Noted, letters == 1 ? " " : new string('a', letters), "lan"));
        Steps.Of(7).ShouldBeEmpty();
    }

    public Task InitializeAsync() => _cases.InitializeAsync();

    public Task DisposeAsync() => _cases.DisposeAsync();
}
