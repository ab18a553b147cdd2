using Ioc.Operations.Mail;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Reports.Content;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>Sends what waits in an archive, through the real channels.</summary>
internal sealed class SmallSender : IDisposable
{
    public static readonly FeedKey Key = new(() => [1, 2, 3]);

    private readonly BackgroundFailures _failures = new(new TestMeters());
    private readonly SignedPost _post;
    private readonly DeliverySender _sender;

    /// <summary>Make: how mails get their documents; null: as they do.</summary>
    public SmallSender(SmallArchive small, OpenArchive open, ReportSettings settings, Func<MadeReport, string, CancellationToken, Task<byte[]>>? make = null)
    {
        var real = new RealTime(small.Clock);
        _post = new SignedPost(Key, real);
        var mail = new MailSender(settings, real, NullLogger<MailSender>.Instance);
        var mails = new MailChannel(open.Archive, settings, small.Profile, mail, real);
        mails.Make = make ?? mails.Make;
        _sender = new DeliverySender(
            open.Deliveries, [new HttpChannel(open.Archive, settings, _post), mails], real, _failures, NullLogger<DeliverySender>.Instance);
    }

    public Task SendDueAsync() => _sender.SendDueAsync(CancellationToken.None);

    public void Dispose()
    {
        _sender.Dispose();
        _post.Dispose();
    }
}
