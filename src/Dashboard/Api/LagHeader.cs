using System.Globalization;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;

namespace Ioc.Dashboard.Api;

/// <summary>Where workers consume, a read may be behind what was acknowledged: it says by how much (CONTRACTS.md, `Ioc-Lag-Seconds`).</summary>
internal sealed class LagHeader(EventStream stream, IngestState state) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!stream.Embedded)
        {
            context.HttpContext.Response.Headers["Ioc-Lag-Seconds"] = state.Snapshot().LagSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        }

        return next(context);
    }
}
