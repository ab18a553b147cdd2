using Ioc.Dashboard.Tests.Access;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Operations.Alerts;
using Ioc.Operations.Live;
using Ioc.Operations.Mail;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>A desk with a database of its own that looks at the board of the host, or another one, and sends to where the test says; its clock stands still.</summary>
internal sealed class AlertRig : IDisposable
{
    public static readonly FeedKey Key = new(() => "a key of the test"u8.ToArray());

    private readonly AccessFolder _folder;
    private readonly bool _first;
    private readonly BackgroundFailures _failures = new(new TestMeters());
    private readonly SignedPost _post;
    private readonly Func<AlertRig> _another;

    public AlertRig(RunningHost host, AlertSettings settings, MailSettings? mail = null, ICoordinatorLease? lease = null, LiveBoard? board = null, IngestState? ingest = null)
        : this(new AccessFolder(), first: true, host, settings, mail, lease, board, ingest)
    {
    }

    private AlertRig(AccessFolder folder, bool first, RunningHost host, AlertSettings settings, MailSettings? mail, ICoordinatorLease? lease, LiveBoard? board, IngestState? ingest)
    {
        (_folder, _first) = (folder, first);
        _another = () => new AlertRig(folder, first: false, host, settings, mail, lease, board, ingest);
        var database = new AlertsDatabase(_folder.File("alerts.db"));
        database.Migrate();
        (Store, Rules) = (new AlertStore(database), new AlertRules(database));
        foreach (AlertRule shipped in DefaultRules.All)
        {
            Rules.Save(shipped with { Enabled = false });
        }

        var real = new RealTime(_folder.Clock);
        var reports = new ReportSettings { Link = new Uri("https://ioc.example"), Mail = mail };
        Outbox = new AlertOutbox(database, real);
        var figures = new AlertFigures(host.Profile);
        board ??= host.Get<LiveBoard>();
        ingest ??= host.Get<IngestState>();
        var news = new AlertNews(Outbox, new AlertWords(host.Profile, figures, ingest), new AlertAddress(figures, board), settings, reports, board);
        lease ??= new HeldAlone();
        _post = new SignedPost(Key, real);
        Sender = new AlertSender(Outbox, new AlertChannels(_post, new MailSender(reports, real, NullLogger<MailSender>.Instance)), lease, real, _failures, NullLogger<AlertSender>.Instance);
        Desk = new AlertDesk(Store, Rules, figures, new RejectedEvents(host.Get<IKpiReader>(), real), ingest, news, board, lease, real, _failures, NullLogger<AlertDesk>.Instance);
    }

    public AlertStore Store { get; }

    public AlertRules Rules { get; }

    public AlertOutbox Outbox { get; }

    public AlertSender Sender { get; }

    public AlertDesk Desk { get; }

    /// <summary>Another dashboard on the same database.</summary>
    public AlertRig Beside() => _another();

    public void Advance(TimeSpan by) => _folder.Clock.Advance(by);

    public void Dispose()
    {
        Desk.Dispose();
        Sender.Dispose();
        _post.Dispose();
        if (_first)
        {
            _folder.Dispose();
        }
    }
}
