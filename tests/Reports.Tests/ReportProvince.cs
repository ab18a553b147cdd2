using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Tests.Shared;

namespace Ioc.Reports.Tests;

/// <summary>A real store of a small province in October 2025. Names hold every Vietnamese letter, and what XML and spreadsheets could trip over.</summary>
public sealed class ReportProvince : IAsyncDisposable
{
    public const string Letters =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

    public static readonly Instant Committed = Instant.Parse("2025-11-06T08:00:00+07:00");

    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-reports-").FullName;

    private ReportProvince(bool bare) => Profile = ProfileOf(bare);

    public Profile Profile { get; }

    public SqliteOperationalStore Store { get; private set; } = null!;

    public string File => Path.Combine(_folder, "operational.db");

    /// <summary>Dossiers: how many in the month; 0 leaves the store without any event. Bare: a profile without optional fields.</summary>
    public static async Task<ReportProvince> CreateAsync(int dossiers = 400, bool bare = false, bool simulated = true)
    {
        var province = new ReportProvince(bare);
        province.Store = new SqliteOperationalStore(province.File, new FakeClock(Committed));
        await province.Store.OpenAsync(province.Profile, default);
        if (dossiers > 0)
        {
            var rest = new CommitBatch { Simulated = simulated, CommittedAt = Committed };
            rest.SourceTotals.Add(new SourceTotal("10001", LocalDay.Of(2025, 10, 6), 3, 2, 1, Committed, Committed, "/tthc", "t1", [1]));
            rest.Quality[new QualityKey("10001", LocalDay.Of(2025, 10, 7), "duplicate")] = 4;
            await province.Store.BulkLoadAsync(Enumerable.Range(0, dossiers).Select(Dossier), rest, default);
        }

        return province;
    }

    /// <summary>One more dossier, known later: it changes October.</summary>
    public async Task AddLaterAsync()
    {
        var batch = new CommitBatch { CommittedAt = Committed + TimeSpan.FromDays(1) };
        DossierRow row = Dossier(100_000);
        batch.Dossiers.Add(row);
        new CounterDeltas().AddTo(batch.Counters, row.Key.Unit, row.Facts, 1);
        await Store.CommitAsync(batch, default);
    }

    public async Task<MadeFigures> MakeAsync(string text = "2025-10", Instant? asOf = null)
    {
        Period.TryParse(text, Committed.Day, out Period period).ShouldBeTrue();
        await using IStoreSnapshot snapshot = await Store.SnapshotAsync(default);
        StoreState state = await snapshot.StateAsync(default);
        return await new FiguresMaker(snapshot, Profile).MakeAsync(period, asOf ?? FiguresMaker.AsOf(period, state, Committed), null, default);
    }

    public async Task<MadeReport> ReportAsync(string text = "2025-10") => MadeReport.Of(await MakeAsync(text), new ReportEdition { Version = 1, State = "frozen" }, FormFields.Of(Profile));

    /// <summary>The sheets that the API answers with.</summary>
    public KpiSheets Api() => new(Store, Profile, new NoDossiersNow(), new FakeClock(Committed));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static DossierRow Dossier(int n)
    {
        Instant accepted = LocalDay.Of(2025, 10, 1).Start + TimeSpan.FromHours(8 + (n % 700));
        Instant due = accepted + TimeSpan.FromDays(3);
        bool closed = n % 7 != 0;
        Instant? finished = closed ? accepted + TimeSpan.FromHours(5 + (n % 90)) : null;
        var facts = new DossierFacts
        {
            AcceptedAt = accepted,
            FinishedAt = finished,
            Outcome = closed ? (n % 11 == 0 ? DossierOutcome.Withdrawn : DossierOutcome.Resolved) : DossierOutcome.None,
            Status = closed ? DossierStatus.Completed : DossierStatus.Processing,
            DueAt = due,
            DueBasis = DueBasis.Procedure,
            DueSoonFrom = (due.Day - 1).Start,
            Procedure = n % 3 == 0 ? "1.000003" : "1.000010",
            Channel = n % 4 == 0 ? Channel.InPerson : Channel.Online,
            FullyOnline = n % 5 != 0,
            DigitizedResult = n % 2 == 0,
            WorkingTime = closed ? TimeSpan.FromHours(6) : TimeSpan.Zero,
            RatedAt = n % 6 == 0 ? accepted : null,
            Rating = n % 6 == 0 ? 3 + (n % 3) : 0,
            LatestAt = finished ?? accepted,
        };
        return new DossierRow(new DossierKey((n % 3) switch { 0 => "10001", 1 => "10002", _ => "TT" }, $"H99.{n:000000}"), [], facts);
    }

    private static Profile ProfileOf(bool bare)
    {
        Profile small = SmallProfile.Create();
        return new Profile
        {
            Id = "small",
            Version = 1,
            Fingerprint = "f1",
            ProvinceCode = "99",
            ProvinceNameVi = "Đắk Nông thử",
            ProvinceNameEn = "Test",
            Units =
            [
                small.Units[0] with { NameVi = "Xã " + Letters }, small.Units[1] with { NameVi = "Phường " + Letters.ToUpperInvariant() },
                small.Units[2] with { NameVi = "Xã <Kỳ> & \"Anh\" =1+1" }, small.Units[3] with { NameVi = "Trung tâm Phục vụ hành chính công tỉnh" },
            ],
            Procedures = [.. small.Procedures.Select(procedure => procedure with { NameVi = "Thủ tục " + procedure.Code, FieldVi = "Hộ tịch" })],
            Systems = [],
            Targets =
            [
                new Target { Id = "satisfied-90", NameVi = "Hài lòng", NameEn = "Satisfied", Source = "003", GoalVi = "≥ 90 %", GoalEn = "≥ 90 %", Goal = 0.9, Deadline = LocalDay.Of(2025, 6, 30), MeasuredBy = ["kpi"], Kpi = "satisfiedShare" },
                new Target { Id = "services-25", NameVi = "25 dịch vụ", NameEn = "25 services", Source = "004", GoalVi = "25", GoalEn = "25", Goal = 25, MeasuredBy = ["indicator"] },
            ],
            LagComponents = [new LagComponent("on-time", 0.5, 0.98, 0.7), new LagComponent("overdue", 0.5, 0, 0.3)],
            Maintenance = [],
            Calendar = small.Calendar,
            CentreCode = "TT",
            Report = bare ? new ReportForm() : new ReportForm { Superior = "Ủy ban nhân dân tỉnh", Agency = "Trung tâm thử", SignerName = "Nguyễn Văn Ữ", Recipients = ["Như trên;"] },
        };
    }

    private sealed class NoDossiersNow : INowCounts
    {
        public InstantCounts Now(string unit) => default;
    }
}
