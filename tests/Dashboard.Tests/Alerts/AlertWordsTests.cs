using Ioc.Ingest.State;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>What an alert says.</summary>
public sealed class AlertWordsTests
{
    private static readonly Instant _now = Instant.Parse("2025-11-03T08:15:00+07:00");

    [Fact]
    public void Data_that_is_late_names_the_sender_whose_transaction_is_open_and_since_when()
    {
        Profile profile = Repository.LoadProfile();
        var ingest = new IngestState(TestClock.Shared, new IngestSettings());
        var words = new AlertWords(profile, new AlertFigures(profile), ingest);
        AlertRule rule = DefaultRules.All.Single(shipped => shipped.Id == "source-late");
        var alert = new OpenAlert(rule.Id, _now, _now, [], 301);
        words.Title(alert, rule, Texts.Of(Language.Vietnamese)).ShouldBe("Dữ liệu đến chậm — Toàn tỉnh (301)");

        ingest.WaitsFor([new OpenTransaction("ioc.procedure-events", 3, 77, _now, "/vn/40/tthc")]);
        words.Title(alert, rule, Texts.Of(Language.Vietnamese)).ShouldBe(
            "Dữ liệu đến chậm — Toàn tỉnh (301): chờ giao dịch Kafka chưa kết thúc của /vn/40/tthc trên ioc.procedure-events[3] từ 03/11/2025 08:15");
        words.Title(alert, rule, Texts.Of(Language.English)).ShouldEndWith(": waits for the open Kafka transaction of /vn/40/tthc on ioc.procedure-events[3] since 03/11/2025 08:15");
        ingest.SeriesSays("403: insufficient permissions for write");
        AlertRule series = DefaultRules.All.Single(shipped => shipped.Id == "series-refused");
        words.Title(alert with { Rule = series.Id, Value = 1 }, series, Texts.Of(Language.English)).ShouldBe("InfluxDB takes no chart data — Whole province (1): 403: insufficient permissions for write");
        AlertRule other = DefaultRules.All.First(shipped => shipped.Figure != AlertFigures.SourceLag);
        words.Title(alert with { Rule = other.Id }, other, Texts.Of(Language.Vietnamese)).ShouldNotContain("giao dịch");
    }
}
