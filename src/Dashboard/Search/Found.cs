using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Search;

/// <summary>What a search found, the best first.</summary>
public sealed record Found(IReadOnlyList<Unit> Units, IReadOnlyList<DossierKey> Dossiers, IReadOnlyList<Procedure> Procedures)
{
    public bool IsEmpty => Units.Count + Dossiers.Count + Procedures.Count == 0;
}
