using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>Incident ids: a function of what the incident is, so that re-derivation, also by another process, finds the same.</summary>
internal static class IncidentIds
{
    /// <summary>53 bits, so that a JSON reader with doubles keeps it exact.</summary>
    public static long Of(IncidentKind kind, string? unit, string? system, Instant opened)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{(int)kind}|{unit}|{system}|{opened.Ticks}");
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & ((1L << 53) - 1);
    }
}
