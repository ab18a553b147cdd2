using System.Buffers.Binary;
using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>
/// One report of a (unit, system). Id: UTF-8. IntervalSeconds: as believed (<see cref="ReportInterval"/>), 0 when not carried. Identity: the first eight bytes of the SHA-256 of the event,
/// which holds source and id, so equal identities are duplicates.
/// </summary>
internal readonly record struct HealthReport(
    Instant At, Instant Time, ReadOnlyMemory<byte> Id, HealthStatus Status, int IntervalSeconds, long Identity) : IComparable<HealthReport>
{
    public static HealthReport Of(DecodedEvent decoded) => new(
        decoded.At, decoded.Time, decoded.Id, decoded.Health, ReportInterval.Believed(decoded.IntervalSeconds), BinaryPrimitives.ReadInt64LittleEndian(decoded.Sha256));

    /// <summary>By (at, time, id ordinal) as KPIS.md, Outages says; then by identity, so that no order of arrival matters.</summary>
    public int CompareTo(HealthReport other)
    {
        int order = At.CompareTo(other.At);
        order = order != 0 ? order : Time.CompareTo(other.Time);
        order = order != 0 ? order : string.CompareOrdinal(Encoding.UTF8.GetString(Id.Span), Encoding.UTF8.GetString(other.Id.Span));
        return order != 0 ? order : Identity.CompareTo(other.Identity);
    }
}
