using System.Globalization;
using System.Text.Json;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Sending;
using Ioc.Operations.Settings;

namespace Ioc.Operations.Reports.Sending;

/// <summary>The signed feed and webhooks, over HTTPS.</summary>
public sealed class HttpChannel(ReportArchive archive, ReportSettings settings, SignedPost post) : IDeliveryChannel
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public bool Takes(string kind) => kind is Delivery.Feed or Delivery.Webhook;

    public Task<SendAnswer> SendAsync(Delivery delivery, CancellationToken cancellation) =>
        post.SendAsync(delivery.Target, delivery.Body ?? Webhook(delivery), delivery.Slot, delivery.Kind == Delivery.Feed ? settings.FeedToken : null, cancellation);

    private string Webhook(Delivery delivery)
    {
        ArchivedReport report = archive.Find(delivery.Report!.Value)!;
        string id = report.Id.ToString(CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(
            new
            {
                Event = "report." + delivery.What,
                report.Id,
                report.Period,
                report.Version,
                report.State,
                report.Sha256,
                report.AsOf,
                report.Simulated,
                report.PreparedBy,
                report.ApprovedBy,
                report.SentTo,
                Link = settings.Link is { } link ? new Uri(link, "/reports/" + id).AbsoluteUri : "/reports/" + id,
            },
            _json);
    }
}
