using Ioc.Metrics.Events;

namespace Ioc.Ingest.National;

/// <summary>What is wrong with one dossier or step; the detail names the member, never its value.</summary>
internal sealed class NationalFault(RejectReason reason, string detail) : Exception(detail)
{
    public RejectReason Reason => reason;

    public static NationalFault Invalid(NationalMember member, string expected) => new(RejectReason.InvalidField, $"{member}: {expected}");
}
