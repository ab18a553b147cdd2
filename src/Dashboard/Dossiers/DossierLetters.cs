using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Rejected events that name a dossier, the newest first; they are kept 30 days.</summary>
public static class DossierLetters
{
    private const int MostShown = 100;

    public static Task<IReadOnlyList<StoredDeadLetter>> FindAsync(IKpiReader reader, DossierKey key, CancellationToken cancellation) =>
        reader.DeadLettersAsync(new DeadLetterQuery(MostShown) { Unit = key.Unit, Dossier = key.Number }, cancellation);
}
