using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;

namespace Ioc.Operations.Reports.Archive;

/// <summary>
/// Frozen figures, versions, states, who did what, and what is to be told of it. Each step is one transaction, so a report is there whole or not at all;
/// (period, version) is unique, so nothing is made twice. Every member may throw <see cref="StoreUnavailableException"/>. Thread-safe.
/// </summary>
public sealed class ReportArchive(ReportDatabase database, ReportNews news, TimeProvider time)
{
    private const string Columns = "id, period, version, state, sha256, content, asOf, simulated, madeAt, preparedBy, frozenAt, approvedAt, approvedBy, sentAt, sentBy, sentTo, texts, differences";

    /// <summary>Latest periods first, in each the latest version first.</summary>
    public IReadOnlyList<ArchivedReport> List() => database.Read(connection =>
        connection.Query<ArchivedReport>($"SELECT {Columns} FROM reports ORDER BY period DESC, version DESC").AsList());

    public ArchivedReport? Find(long id) => database.Read(connection => Find(connection, null, id));

    /// <summary>The latest version of a period.</summary>
    public ArchivedReport? Latest(string period) => database.Read(connection => Latest(connection, null, period));

    /// <summary>The latest version of a period that is no draft.</summary>
    public ArchivedReport? LatestFrozen(string period) => database.Read(connection => connection.QueryFirstOrDefault<ArchivedReport>(
        $"SELECT {Columns} FROM reports WHERE period = @period AND state <> 'draft' ORDER BY version DESC LIMIT 1", new { period }));

    public IReadOnlyList<ReportStep> Steps(long id) => database.Read(connection =>
        connection.Query<ReportStep>("SELECT at, who, what, detail FROM report_steps WHERE report = @id ORDER BY id", new { id }).AsList());

    /// <summary>The report as documents are made of it. Throws <see cref="InvalidDataException"/> when what is stored does not have its checksum.</summary>
    public MadeReport Open(ArchivedReport report, FormFields form)
    {
        (byte[] figures, byte[] keys, long dossiers) = database.Read(connection =>
            connection.QuerySingle<(byte[], byte[], long)>("SELECT figures, keys, dossiers FROM reports WHERE id = @Id", new { report.Id }));
        byte[] json = FigureBytes.Decompress(figures);
        if (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json)) != report.Sha256)
        {
            throw new InvalidDataException($"report {report.Id} of the archive is damaged: its figures do not have their checksum.");
        }

        var edition = new ReportEdition
        {
            Version = (int)report.Version,
            State = report.State,
            IssuedOn = report.ApprovedAt is { } approved ? Instant.Parse(approved).Day.ToString() : null,
            Texts = JsonSerializer.Deserialize<Dictionary<string, string>>(report.Texts)!,
        };
        return new MadeReport(FiguresJson.Read(json), json, report.Sha256, edition, form) { Keys = new DossierKeys(keys, dossiers) };
    }

    /// <summary>
    /// Keeps figures: a draft is replaced by newer figures; beside a frozen version stands a new one when the figures differ, with the differences, and nothing when they do not.
    /// Frozen: the figures are final at once. OnlyFirst: whatever is there of the period stays. Returns what now holds.
    /// </summary>
    public ArchivedReport Keep(string period, MadeFigures made, string by, bool frozen, bool onlyFirst = false)
    {
        byte[] figures = FigureBytes.Compress(made.Json);
        string content = FigureDifferences.ContentSha256(made.Json);
        return database.Write("report " + period, (connection, transaction) =>
        {
            ArchivedReport? latest = Latest(connection, transaction, period);
            if (latest is not null && (onlyFirst || (latest.State != "draft" && latest.Content == content)))
            {
                return latest;
            }

            bool replaces = latest is { State: "draft" };
            bool final = frozen || latest is { State: not "draft" };
            var row = new
            {
                Period = period,
                Version = latest is null ? 1L : replaces ? latest.Version : latest.Version + 1,
                State = final ? "frozen" : "draft",
                Figures = figures,
                Keys = made.Keys.Compressed,
                Dossiers = made.Keys.Count,
                made.Sha256,
                Content = content,
                made.Figures.AsOf,
                Simulated = made.Figures.Simulated ? 1L : 0L,
                MadeAt = Now,
                PreparedBy = by,
                FrozenAt = final ? Now : null,
                Texts = latest?.Texts ?? "{}",
                Differences = latest is null || replaces ? latest?.Differences ?? "[]" : Differences(connection, transaction, latest, made),
            };
            connection.Execute(
                """
                INSERT INTO reports (period, version, state, figures, keys, dossiers, sha256, content, asOf, simulated, madeAt, preparedBy, frozenAt, texts, differences)
                VALUES (@Period, @Version, @State, @Figures, @Keys, @Dossiers, @Sha256, @Content, @AsOf, @Simulated, @MadeAt, @PreparedBy, @FrozenAt, @Texts, @Differences)
                ON CONFLICT (period, version) DO UPDATE SET state = excluded.state, figures = excluded.figures, keys = excluded.keys, dossiers = excluded.dossiers, sha256 = excluded.sha256,
                    content = excluded.content, asOf = excluded.asOf, simulated = excluded.simulated, madeAt = excluded.madeAt, preparedBy = excluded.preparedBy, frozenAt = excluded.frozenAt
                WHERE reports.state = 'draft'
                """,
                row, transaction);
            ArchivedReport kept = Latest(connection, transaction, period)!;
            Step(connection, transaction, kept, by, row.State, made.Sha256);
            return kept;
        });
    }

    /// <summary>Approves frozen figures. Throws <see cref="ReportRefusedException"/> for who prepared them, and in any other state.</summary>
    public void Approve(long id, string by) => Change(id, by, "approved", null, report =>
        report.State != "frozen" ? "Chỉ phê duyệt được báo cáo đã chốt số liệu. Only a report with frozen figures can be approved."
        : report.PreparedBy == by ? "Người lập báo cáo không được tự phê duyệt. Who prepared a report may not approve it."
        : null,
        "state = 'approved', approvedAt = @Now, approvedBy = @by");

    /// <summary>Records that an approved report was sent, and to whom; to e-mail addresses among them it goes out now.</summary>
    public void Send(long id, string by, string to) => Change(id, by, "sent", to, report =>
        report.State != "approved" ? "Chỉ gửi được báo cáo đã phê duyệt. Only an approved report can be sent."
        : string.IsNullOrWhiteSpace(to) ? "Hãy ghi nơi nhận. Say to whom it was sent." : null,
        "state = 'sent', sentAt = @Now, sentBy = @by, sentTo = @detail");

    /// <summary>Keeps the words of a report that is not approved yet; who writes them prepared it.</summary>
    public void Write(long id, string by, IReadOnlyDictionary<string, string> texts) => Change(id, by, "texts", JsonSerializer.Serialize(texts), report =>
        report.State is "draft" or "frozen" ? null : "Báo cáo đã phê duyệt, không sửa được nữa. An approved report is not changed any more.",
        "texts = @detail, preparedBy = @by");

    private string Now => Instant.From(time.GetUtcNow()).ToString();

    private static ArchivedReport? Find(DbConnection connection, DbTransaction? transaction, long id) =>
        connection.QuerySingleOrDefault<ArchivedReport>($"SELECT {Columns} FROM reports WHERE id = @id", new { id }, transaction);

    private static ArchivedReport? Latest(DbConnection connection, DbTransaction? transaction, string period) => connection.QueryFirstOrDefault<ArchivedReport>(
        $"SELECT {Columns} FROM reports WHERE period = @period ORDER BY version DESC LIMIT 1", new { period }, transaction);

    private static string Differences(DbConnection connection, DbTransaction transaction, ArchivedReport before, MadeFigures now)
    {
        byte[] then = FigureBytes.Decompress(connection.ExecuteScalar<byte[]>("SELECT figures FROM reports WHERE id = @Id", new { before.Id }, transaction)!);
        return JsonSerializer.Serialize(FigureDifferences.Between(then, now.Json));
    }

    private void Change(long id, string by, string what, string? detail, Func<ArchivedReport, string?> refuse, string change)
    {
        string? refused = database.Write("report step", (connection, transaction) =>
        {
            if (Find(connection, transaction, id) is not { } report)
            {
                return "Không có báo cáo này. There is no such report.";
            }

            if (refuse(report) is { } why)
            {
                return why;
            }

            connection.Execute($"UPDATE reports SET {change} WHERE id = @id", new { id, by, detail, Now }, transaction);
            Step(connection, transaction, Find(connection, transaction, id)!, by, what, detail);
            return null;
        });
        if (refused is not null)
        {
            throw new ReportRefusedException(refused);
        }
    }

    /// <summary>Audits a step and lays out what is to be told of it, with it or not at all. Words saved again by the same person are one step, with the last words.</summary>
    private void Step(DbConnection connection, DbTransaction transaction, ArchivedReport report, string who, string what, string? detail)
    {
        var step = new { report = report.Id, at = Now, who, what, detail };
        int merged = what != "texts" ? 0 : connection.Execute(
            """
            UPDATE report_steps SET at = @at, detail = @detail
            WHERE what = @what AND who = @who AND id = (SELECT max(id) FROM report_steps WHERE report = @report)
            """,
            step, transaction);
        if (merged == 0)
        {
            connection.Execute("INSERT INTO report_steps (report, at, who, what, detail) VALUES (@report, @at, @who, @what, @detail)", step, transaction);
        }

        Outbox.Add(connection, transaction, news.Of(report, what));
    }
}
