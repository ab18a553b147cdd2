using System.Globalization;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.State;

/// <summary>An offset gap in plain words.</summary>
public static class GapWords
{
    public static string Of(OffsetGap gap) => string.Create(CultureInfo.InvariantCulture, $"{gap.Topic}[{gap.Partition}]: ") + gap.Reason switch
    {
        GapReason.Truncated => string.Create(CultureInfo.InvariantCulture, $"the broker lost its records from {gap.To} on (consumed up to {gap.From}); what it writes there now is consumed"),
        GapReason.MadeAnew => string.Create(CultureInfo.InvariantCulture, $"the topic was deleted and made again; the old one was consumed up to {gap.From}, what it may have held beyond is not known"),
        GapReason.Unexplained => string.Create(CultureInfo.InvariantCulture, $"records {gap.From} to {gap.To} were passed over, and the broker does not say why"),
        _ => string.Create(CultureInfo.InvariantCulture, $"records {gap.From} to {gap.To} are gone from the broker"),
    };
}
