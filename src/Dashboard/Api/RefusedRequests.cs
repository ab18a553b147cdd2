using System.Diagnostics.Metrics;

namespace Ioc.Dashboard.Api;

/// <summary>Requests that came too slowly, cut off or malformed: one line and one count each, no stack. Meter `ioc.http`. Thread-safe.</summary>
public sealed partial class RefusedRequests
{
    private readonly Counter<long> _refused;
    private readonly ILogger<RefusedRequests> _log;

    public RefusedRequests(IMeterFactory meters, ILogger<RefusedRequests> log)
    {
        _log = log;
        _refused = meters.Create("ioc.http").CreateCounter<long>("ioc.http.refused", "{request}", "Requests that came too slowly, cut off or malformed, by status");
    }

    /// <summary>Path: as the address has it.</summary>
    internal void Count(string method, PathString path, BadHttpRequestException refused)
    {
        _refused.Add(1, new KeyValuePair<string, object?>("status", refused.StatusCode));
        LogRefused(_log, method, path.ToUriComponent(), refused.StatusCode, refused.Message);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} answered {Status}: {Why}")]
    private static partial void LogRefused(ILogger logger, string method, string path, int status, string why);
}
