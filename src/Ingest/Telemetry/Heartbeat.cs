using Ioc.Ingest.Background;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Telemetry;

/// <summary>
/// A dead man's signal: an address outside is called as long as <see cref="ISignOfLife"/> says so, so that whoever waits for the call notices when Ioc
/// itself is gone, hangs or cannot do its work. What it answers is not looked at beyond its code.
/// </summary>
internal sealed class Heartbeat(TelemetrySettings settings, ISignOfLife sign, BackgroundFailures failures, ILogger<Heartbeat> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        using var timer = new PeriodicTimer(settings.HeartbeatEvery, TimeProvider.System);
        do
        {
            if (sign.IsGiven())
            {
                await CallAsync(http, stoppingToken).ConfigureAwait(false);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task CallAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(settings.HeartbeatPosts ? HttpMethod.Post : HttpMethod.Get, settings.Heartbeat);
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                IngestLog.HeartbeatFailed(log, $"{(int)answer.StatusCode}");
            }
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            IngestLog.HeartbeatFailed(log, e.Message);
        }
    }
}
