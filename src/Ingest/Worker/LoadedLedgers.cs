using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Health.Ledger;
using Ioc.Metrics.Live;

namespace Ioc.Ingest.Worker;

/// <summary>Ledgers read from the store, not in use yet. Dossiers: by partition. Health: null when the duty has none.</summary>
internal sealed record LoadedLedgers(IReadOnlyDictionary<int, DossierLedger> Dossiers, UnitTotals Totals, HealthLedger? Health);
