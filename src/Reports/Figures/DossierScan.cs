using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>One pass over the dossiers that can matter to a period: which figure counts which, what each procedure adds up to, and the figures at AsOf.</summary>
internal sealed class DossierScan : INowCounts, IDisposable
{
    private readonly DossierKeysWriter _keys = new();
    private readonly SortedDictionary<string, ProcedureSums> _procedures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstantCounts> _now = new(StringComparer.Ordinal);
    private readonly Period _period;
    private readonly Instant _asOf;
    private readonly Instant _at;

    private DossierScan(Period period, Instant asOf)
    {
        _period = period;
        _asOf = asOf;
        _at = period.At(asOf);
    }

    public static async Task<DossierScan> RunAsync(IStoreSnapshot snapshot, Period period, Instant asOf, CancellationToken cancellation)
    {
        var scan = new DossierScan(period, asOf);
        await snapshot.ScanAsync(Instant.Min(period.First.Start, asOf), scan.Add, cancellation).ConfigureAwait(false);
        return scan;
    }

    public InstantCounts Now(string unit) => _now.GetValueOrDefault(unit);

    /// <summary>To be called once, at the end.</summary>
    public DossierKeys Keys() => _keys.Finish();

    public void Dispose() => _keys.Dispose();

    public IReadOnlyList<ReportProcedure> Procedures(Profile profile) => [.. _procedures.Select(pair => pair.Value.Report(pair.Key, profile.FindProcedure(pair.Key)))];

    private void Add(DossierKey key, DossierFacts facts)
    {
        DossierState now = DossierTimeline.At(facts, _asOf);
        if (now != DossierState.None)
        {
            _now[key.Unit] = _now.GetValueOrDefault(key.Unit) + now.ToCounts();
        }

        long bits = 0;
        foreach (Figure figure in Catalogue.Numbered)
        {
            bits |= DossierFigures.Counts(facts, figure, _period.First, _period.Last, _at) ? 1L << figure.Number!.Value : 0;
        }

        if (bits == 0)
        {
            return;
        }

        string procedure = facts.Procedure ?? "";
        _keys.Add(new CountedDossier(key.Unit, key.Number, bits, procedure));
        if (!_procedures.TryGetValue(procedure, out ProcedureSums? sums))
        {
            _procedures.Add(procedure, sums = new ProcedureSums());
        }

        sums.Add(bits, facts);
    }

    private sealed class ProcedureSums
    {
        private readonly long[] _counts = new long[Catalogue.Numbered.Count];
        private long _workingTicks;

        public void Add(long bits, DossierFacts facts)
        {
            for (int figure = 0; figure < _counts.Length; figure++)
            {
                _counts[figure] += (bits >> figure) & 1;
            }

            _workingTicks += ((bits >> Catalogue.Resolved.Number!.Value) & 1) != 0 ? facts.WorkingTime.Ticks : 0;
        }

        public ReportProcedure Report(string code, Procedure? known)
        {
            long Of(Figure figure) => _counts[figure.Number!.Value];
            double? PerResolved(double part) => Of(Catalogue.Resolved) == 0 ? null : part / Of(Catalogue.Resolved);
            return new ReportProcedure(
                code, known?.NameVi ?? "", known?.FieldVi ?? "", Of(Catalogue.Received), Of(Catalogue.ReceivedOnline), Of(Catalogue.Resolved),
                Of(Catalogue.ResolvedOnTime), Of(Catalogue.ResolvedFullyOnline), PerResolved(Of(Catalogue.ResolvedOnTime)),
                PerResolved(Of(Catalogue.ResolvedFullyOnline)), PerResolved(_workingTicks) / TimeSpan.TicksPerHour, Of(Catalogue.Backlog), Of(Catalogue.Overdue));
        }
    }
}
