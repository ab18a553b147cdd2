using System.Data.Common;
using Ioc.Ingest.Gateway;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.National;

/// <summary>
/// Takes calls of the national synchronisation: finds each object's unit, makes events of it and hands them to the gateway as any sender's. It remembers nothing between calls; where one call hangs
/// on another it asks the store. Thread-safe.
/// </summary>
public sealed class NationalIntake(Profile profile, EventGateway gateway, IOperationalStore store)
{
    /// <summary>Events handed over together, as in a batch of POST /events.</summary>
    private const int PartOf = 5_000;

    /// <summary>Numbers looked for together at all units.</summary>
    private const int NumbersTogether = 50;

    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <summary>Longest that the store is waited for: senders wait a minute for everything.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);

    private readonly NationalUnits _units = new(profile);

    /// <summary>The source of its events, under which a key must be allowed to speak unless it has one of its own.</summary>
    public string Source { get; } = $"/vn/{profile.ProvinceCode}/national-sync";

    /// <summary>A result for each object, in their order; or why nothing counts as taken: send the call again.</summary>
    public async Task<(IReadOnlyList<NationalResult> Results, NotTaken? NotTaken)> TakeAsync(NationalCall call, Caller caller, CancellationToken cancellation)
    {
        var work = new Work(call, caller.SpeaksFor(Source) ? Source : caller.Sources!.Order(StringComparer.Ordinal).FirstOrDefault() ?? Source);
        try
        {
            await PlaceAsync(work, caller, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            return ([], new NotTaken(Busy: false, "the database does not answer", Later));
        }

        if (call is { Service: NationalService.DongBoHoSoMC, IsUpdating: false })
        {
            await FindKnownAsync(work, cancellation).ConfigureAwait(false);
        }

        for (int i = 0; i < call.Records.Count; i++)
        {
            Translate(work, i);
        }

        for (int first = 0; first == 0 || first < work.Events.Count; first += PartOf)
        {
            ReadOnlyMemory<byte>[] part = [.. work.Events.Skip(first).Take(PartOf).Select(each => (ReadOnlyMemory<byte>)each.Bytes)];
            BadEvent[] refused = first > 0 ? [] : [.. work.Refused.Select((bad, place) => bad with { Index = part.Length + place })];
            if (part.Length + refused.Length == 0)
            {
                break;
            }

            switch (await gateway.AcceptAsync(part, refused, caller, cancellation).ConfigureAwait(false))
            {
                case NotTaken not: return ([], not);
                case Taken taken: work.Note(taken.Rejected.Where(rejected => rejected.Index < part.Length), first); break;
            }
        }

        return (work.Results, null);
    }

    /// <summary>Finds the unit of each object. A course whose number names no unit is its dossier's, which the store knows by then or the course comes again. Throws when the store is away and asked.</summary>
    private async Task PlaceAsync(Work work, Caller caller, CancellationToken cancellation)
    {
        IReadOnlyList<NationalRecord> records = work.Call.Records;
        for (int i = 0; i < records.Count; i++)
        {
            work.Units[i] = records[i].Number.Length > 0 ? _units.Find(records[i].Number, work.Call.Sender, records[i][NationalMember.DonViXuLy]) : null;
        }

        if (work.Call.Service == NationalService.CapNhatTienDoHoSoMC)
        {
            string[] lost = [.. records.Where((record, i) => work.Units[i] is null && record.Number.Length is > 0 and <= 64).Select(record => record.Number).Distinct(StringComparer.Ordinal)];
            var found = new List<DossierKey>();
            foreach (string[] numbers in lost.Chunk(NumbersTogether))
            {
                DossierKey[] keys = [.. numbers.SelectMany(number => profile.Units.Select(unit => new DossierKey(unit.Code, number)))];
                found.AddRange((await FindAsync(keys, cancellation).ConfigureAwait(false)).Select(row => row.Key));
            }

            Dictionary<string, Unit?> units = found.GroupBy(key => key.Number, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count() == 1 ? profile.FindUnit(same.First().Unit) : null, StringComparer.Ordinal);
            for (int i = 0; i < records.Count; i++)
            {
                work.Units[i] ??= units.GetValueOrDefault(records[i].Number);
            }
        }

        for (int i = 0; i < records.Count; i++)
        {
            if (work.Units[i] is { } unit && !caller.SpeaksForUnit(unit.Code))
            {
                work.Refuse(i, RejectReason.NotAuthorised, $"{unit.Code}: this key may not speak for it");
            }
        }
    }

    /// <summary>Dossiers whose facts are known; steps alone make none known. While the store is away nothing is: what is taken again changes nothing.</summary>
    private async Task FindKnownAsync(Work work, CancellationToken cancellation)
    {
        DossierKey[] keys = [.. work.Call.Records.Select((record, i) => (Unit: work.Units[i], record.Number)).Where(each => each.Unit is not null).Select(each => new DossierKey(each.Unit!.Code, each.Number)).Distinct()];
        try
        {
            IReadOnlyList<DossierRow> rows = await FindAsync(keys, cancellation).ConfigureAwait(false);
            work.Known.UnionWith(rows.Where(row => row.Facts.Channel != Channel.None).Select(row => row.Key));
        }
        catch (StoreUnavailableException)
        {
            // Taken as new.
        }
    }

    /// <summary>Throws <see cref="StoreUnavailableException"/> when the store is away or does not answer in time.</summary>
    private async Task<IReadOnlyList<DossierRow>> FindAsync(DossierKey[] keys, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StorePatience);
        try
        {
            return await store.FindDossiersAsync(keys, limit.Token).ConfigureAwait(false);
        }
        catch (Exception away) when (away is DbException || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new StoreUnavailableException("the database does not answer", away);
        }
    }

    private void Translate(Work work, int i)
    {
        if (work.Results[i].Verdict == NationalVerdict.Refused)
        {
            return;
        }

        NationalRecord record = work.Call.Records[i];
        try
        {
            if (!record.IsObject || record.Unreadable is not null)
            {
                throw new NationalFault(RejectReason.InvalidField, record.Unreadable is { } member ? $"{member}: a short text" : "data: an object");
            }

            NationalDossier.NumberOf(record);
            Unit unit = work.Units[i] ?? throw new NationalFault(
                RejectReason.UnknownCommune, "MaHoSo, madonvi, DonViXuLy: none is a unit's dossier_prefix, code or name" + (work.Call.Service == NationalService.CapNhatTienDoHoSoMC ? ", and its dossier is not known" : ""));
            if (work.Known.Contains(new DossierKey(unit.Code, record.Number)))
            {
                work.Results[i] = work.Results[i] with { Verdict = NationalVerdict.Exists };
            }
            else if (work.Call.Service == NationalService.CapNhatTienDoHoSoMC)
            {
                work.Events.Add((i, NationalEvents.OfStep(record, unit.Code, work.Source)));
            }
            else
            {
                work.Events.AddRange(NationalEvents.Of(NationalDossier.Of(record, profile), unit.Code, work.Source).Select(bytes => (i, bytes)));
            }
        }
        catch (NationalFault fault)
        {
            work.Refuse(i, fault.Reason, fault.Message);
        }
    }

    /// <summary>A call on its way.</summary>
    private sealed class Work(NationalCall call, string source)
    {
        public NationalCall Call => call;

        public string Source => source;

        public Unit?[] Units { get; } = new Unit?[call.Records.Count];

        public HashSet<DossierKey> Known { get; } = [];

        public NationalResult[] Results { get; } = [.. call.Records.Select(record => new NationalResult(record.Number, NationalVerdict.Taken))];

        /// <summary>Each with the object that it is of.</summary>
        public List<(int Of, byte[] Bytes)> Events { get; } = [];

        public List<BadEvent> Refused { get; } = [];

        public void Refuse(int i, RejectReason reason, string detail)
        {
            NationalRecord record = call.Records[i];
            Results[i] = new NationalResult(record.Number, NationalVerdict.Refused, RejectReasons.Code(reason), detail);
            Refused.Add(new BadEvent(0, NationalLetter.Of(call.Service, call.Sender, record), new Rejection(reason, detail, Units[i]?.Code, record.Number)));
        }

        /// <summary>Of events that the gateway or the ledger refused the first says why; first: place of the part.</summary>
        public void Note(IEnumerable<RejectedEvent> rejected, int first)
        {
            foreach (RejectedEvent each in rejected)
            {
                int i = Events[first + each.Index].Of;
                if (Results[i].Verdict == NationalVerdict.Taken)
                {
                    Results[i] = Results[i] with { Verdict = NationalVerdict.Refused, Reason = each.Reason, Detail = each.Detail };
                }
            }
        }
    }
}
