using System.Globalization;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Running;

/// <summary>CloudEvents for tests.</summary>
public static class Events
{
    public const string Commune = "16681";

    public static string Now => TestClock.Now.ToString();

    public static byte[] Status(string dossier, int sequence = 1, string status = "accepted", string commune = Commune, string source = "/vn/40/tthc", string? at = null) =>
        Event("vn.ioc.dossier.status", $"{commune}-{dossier}-{sequence.ToString(CultureInfo.InvariantCulture)}", source, new
        {
            commune,
            dossier,
            procedure = "1.001193",
            sequence,
            status,
            at = at ?? Now,
            channel = "online",
        });

    public static byte[] Health(string commune = Commune, string system = "tthc", string status = "up", string? at = null) =>
        Event("vn.ioc.system.health", Guid.NewGuid().ToString(), "/vn/40/probe", new { commune, system, status, at = at ?? Now });

    public static byte[] Event(string type, string id, string source, object data) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { specversion = "1.0", id, source, type, time = Now, data }));
}
