using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Ioc.Dashboard.Settings;

/// <summary>
/// Behind a reverse proxy the client's address and whether it came by HTTPS are in X-Forwarded-For and X-Forwarded-Proto. They are believed from loopback and
/// from the networks that are set (`Ioc__Server__TrustedProxies`), from nobody else.
/// </summary>
internal static class ForwardedFromProxy
{
    public static IApplicationBuilder UseForwardedFromProxy(this IApplicationBuilder app, IReadOnlyList<IPNetwork> trusted)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (IPNetwork network in trusted)
        {
            options.KnownIPNetworks.Add(network);
        }

        return app.UseForwardedHeaders(options);
    }

    /// <summary>Networks (10.0.0.0/8) or single addresses, separated by commas.</summary>
    public static IReadOnlyList<IPNetwork> Read(string? text, List<string> errors)
    {
        var networks = new List<IPNetwork>();
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(part, out IPNetwork network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out IPAddress? address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                errors.Add($"Ioc__Server__TrustedProxies: \"{part}\" is no network such as 10.0.0.0/8 and no address.");
            }
        }

        return networks;
    }
}
