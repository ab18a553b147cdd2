using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Ingest.Hosting;

/// <summary>All metrics of this process as Prometheus reads them.</summary>
public static class PrometheusText
{
    /// <summary>Answers a request in the form that it accepts, text (0.0.4) by default. Who may ask is up to the route.</summary>
    public static RequestDelegate Of(IEndpointRouteBuilder routes) => routes.CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
}
