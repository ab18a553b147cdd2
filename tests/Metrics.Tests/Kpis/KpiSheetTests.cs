using System.Text.Json;
using Ioc.Metrics.Kpis;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class KpiSheetTests
{
    [Fact]
    public void Names_and_order_are_those_of_the_contract()
    {
        var sheet = new KpiSheet
        {
            Scope = "province",
            Period = new SheetPeriod("2025-10-01", "2025-10-31"),
            AsOf = "2025-11-03T08:15:03+07:00",
            Coverage = new SheetCoverage(128, 130),
            Law = "1",
            Profile = "nghe-an@3",
            Complete = true,
        };
        JsonSerializer.Serialize(sheet, new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }).ShouldBe(
            """
            {"scope":"province","period":{"from":"2025-10-01","to":"2025-10-31"},"asOf":"2025-11-03T08:15:03+07:00",
            "coverage":{"reporting":128,"expected":130},
            "received":0,"receivedOnline":0,"onlineShare":null,"outsideArea":0,
            "resolved":0,"resolvedOnTime":0,"resolvedEarly":0,"resolvedLate":0,"resolvedDueByDefault":0,"onTimeRate":null,"resolvedFullyOnline":0,"fullyOnlineShare":null,
            "rejected":0,"withdrawn":0,"stopped":0,
            "backlog":0,"overdue":0,"dueSoon":0,"paused":0,
            "averageWorkingHours":null,"digitizedComponentsShare":null,"digitizedResultShare":null,"onlinePaymentShare":null,
            "ratings":0,"satisfaction":null,"satisfiedShare":null,
            "outagesOpen":0,"communesOffline":0,"downtimeMinutes":null,"unobservedMinutes":null,"availability":null,"ownAvailability":null,
            "law":"1","profile":"nghe-an@3","simulated":false,"complete":true}
            """.ReplaceLineEndings(""));
    }
}
