using System.IO.Compression;
using System.Text.Json;
using Dapper;
using Ioc.Metrics.Time;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Figures;
using Ioc.Reports.Verifying;
using Microsoft.Data.Sqlite;

namespace Ioc.Dashboard.Reports;

/// <summary>
/// reports.db of the data directory: frozen figures, versions, states and who did what. Each step is one transaction, so a report is there whole or not at all;
/// (period, version) is unique, so nothing is made twice. Thread-safe.
/// </summary>
public sealed class ReportArchive(string path, TimeProvider time)
{
    private const int Schema = 1;
    private const string Columns = "id, period, version, state, sha256, content, asOf, simulated, madeAt, preparedBy, frozenAt, approvedAt, approvedBy, sentAt, sentBy, sentTo, texts, differences";

    /// <summary>Creates the file or brings it up to date. Throws <see cref="InvalidOperationException"/> when it is newer than this program.</summary>
    public void Migrate()
    {
        using SqliteConnection connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        using SqliteTransaction transaction = connection.BeginTransaction();
        int version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        if (version > Schema)
        {
            throw new InvalidOperationException($"{path} was written by a newer version of this program (schema {version}; this one knows {Schema}).");
        }

        if (version == 0)
        {
            using Stream stream = typeof(ReportArchive).Assembly.GetManifestResourceStream("Ioc.Dashboard.Reports.Migrations.001.sql")!;
            using var reader = new StreamReader(stream);
            connection.Execute(reader.ReadToEnd() + $"PRAGMA user_version = {Schema};", transaction: transaction);
        }

        transaction.Commit();
    }

    /// <summary>Latest periods first, in each the latest version first.</summary>
    public IReadOnlyList<ArchivedReport> List()
    {
        using SqliteConnection connection = Open();
        return connection.Query<ArchivedReport>($"SELECT {Columns} FROM reports ORDER BY period DESC, version DESC").AsList();
    }

    public ArchivedReport? Find(long id)
    {
        using SqliteConnection connection = Open();
        return connection.QuerySingleOrDefault<ArchivedReport>($"SELECT {Columns} FROM reports WHERE id = @id", new { id });
    }

    /// <summary>The latest version of a period.</summary>
    public ArchivedReport? Latest(string period)
    {
        using SqliteConnection connection = Open();
        return Latest(connection, null, period);
    }

    public IReadOnlyList<ReportStep> Steps(long id)
    {
        using SqliteConnection connection = Open();
        return connection.Query<ReportStep>("SELECT at, who, what, detail FROM audit WHERE report = @id ORDER BY id", new { id }).AsList();
    }

    /// <summary>The report as documents are made of it. Throws <see cref="InvalidDataException"/> when what is stored does not have its checksum.</summary>
    public MadeReport Open(ArchivedReport report, FormFields form)
    {
        using SqliteConnection connection = Open();
        (byte[] figures, byte[] keys, long dossiers) = connection.QuerySingle<(byte[], byte[], long)>("SELECT figures, keys, dossiers FROM reports WHERE id = @Id", new { report.Id });
        byte[] json = Decompress(figures);
        if (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json)) != report.Sha256)
        {
            throw new InvalidDataException($"report {report.Id} in {path} is damaged: its figures do not have their checksum.");
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
    /// Frozen: the figures are final at once. Returns what now holds.
    /// </summary>
    public ArchivedReport Keep(string period, MadeFigures made, string by, bool frozen)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        ArchivedReport? latest = Latest(connection, transaction, period);
        string content = FigureDifferences.ContentSha256(made.Json);
        if (latest is { State: not "draft" } && latest.Content == content)
        {
            return latest;
        }

        bool replaces = latest is { State: "draft" };
        var row = new
        {
            Period = period,
            Version = latest is null ? 1 : replaces ? latest.Version : latest.Version + 1,
            State = frozen || latest is { State: not "draft" } ? "frozen" : "draft",
            Figures = Compress(made.Json),
            Keys = made.Keys.Compressed,
            Dossiers = made.Keys.Count,
            made.Sha256,
            Content = content,
            made.Figures.AsOf,
            made.Figures.Simulated,
            MadeAt = Now,
            PreparedBy = by,
            FrozenAt = frozen || latest is { State: not "draft" } ? Now : null,
            Texts = latest?.Texts ?? "{}",
            Differences = latest is null || replaces ? latest?.Differences ?? "[]" : Differences(connection, transaction, latest, made),
        };
        connection.Execute(
            """
            INSERT INTO reports (period, version, state, figures, keys, dossiers, sha256, content, asOf, simulated, madeAt, preparedBy, frozenAt, texts, differences)
            VALUES (@Period, @Version, @State, @Figures, @Keys, @Dossiers, @Sha256, @Content, @AsOf, @Simulated, @MadeAt, @PreparedBy, @FrozenAt, @Texts, @Differences)
            ON CONFLICT (period, version) DO UPDATE SET state = excluded.state, figures = excluded.figures, keys = excluded.keys, dossiers = excluded.dossiers, sha256 = excluded.sha256,
                content = excluded.content, asOf = excluded.asOf, simulated = excluded.simulated, madeAt = excluded.madeAt, preparedBy = excluded.preparedBy, frozenAt = excluded.frozenAt
            WHERE state = 'draft'
            """,
            row, transaction);
        ArchivedReport kept = Latest(connection, transaction, period)!;
        Audit(connection, transaction, kept.Id, by, row.State == "frozen" ? "frozen" : "draft", made.Sha256);
        transaction.Commit();
        return kept;
    }

    /// <summary>Approves frozen figures. Throws <see cref="ReportRefusedException"/> for who prepared them, and in any other state.</summary>
    public void Approve(long id, string by) => Step(id, by, "approved", null, report =>
        report.State != "frozen" ? "Chỉ phê duyệt được báo cáo đã chốt số liệu. Only a report with frozen figures can be approved."
        : report.PreparedBy == by ? "Người lập báo cáo không được tự phê duyệt. Who prepared a report may not approve it."
        : null,
        "state = 'approved', approvedAt = @Now, approvedBy = @by");

    /// <summary>Records that an approved report was sent, and to whom.</summary>
    public void Send(long id, string by, string to) => Step(id, by, "sent", to, report =>
        report.State != "approved" ? "Chỉ gửi được báo cáo đã phê duyệt. Only an approved report can be sent."
        : string.IsNullOrWhiteSpace(to) ? "Hãy ghi nơi nhận. Say to whom it was sent." : null,
        "state = 'sent', sentAt = @Now, sentBy = @by, sentTo = @detail");

    /// <summary>Keeps the words of a report that is not approved yet; who writes them prepared it.</summary>
    public void Write(long id, string by, IReadOnlyDictionary<string, string> texts) => Step(id, by, "texts", JsonSerializer.Serialize(texts), report =>
        report.State is "draft" or "frozen" ? null : "Báo cáo đã phê duyệt, không sửa được nữa. An approved report is not changed any more.",
        "texts = @detail, preparedBy = @by", audited: false);

    private string Now => Instant.From(time.GetUtcNow()).ToString();

    private static ArchivedReport? Latest(SqliteConnection connection, SqliteTransaction? transaction, string period) => connection.QueryFirstOrDefault<ArchivedReport>(
        $"SELECT {Columns} FROM reports WHERE period = @period ORDER BY version DESC LIMIT 1", new { period }, transaction);

    private static string Differences(SqliteConnection connection, SqliteTransaction transaction, ArchivedReport before, MadeFigures now)
    {
        byte[] then = Decompress(connection.ExecuteScalar<byte[]>("SELECT figures FROM reports WHERE id = @Id", new { before.Id }, transaction)!);
        return JsonSerializer.Serialize(FigureDifferences.Between(then, now.Json));
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, new BrotliCompressionOptions { Quality = 5 }))
        {
            brotli.Write(plain);
        }

        return compressed.ToArray();
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }

    private void Step(long id, string by, string what, string? detail, Func<ArchivedReport, string?> refuse, string change, bool audited = true)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        ArchivedReport report = connection.QuerySingleOrDefault<ArchivedReport>($"SELECT {Columns} FROM reports WHERE id = @id", new { id }, transaction)
            ?? throw new ReportRefusedException("Không có báo cáo này. There is no such report.");
        if (refuse(report) is { } why)
        {
            throw new ReportRefusedException(why);
        }

        connection.Execute($"UPDATE reports SET {change} WHERE id = @id", new { id, by, detail, Now }, transaction);
        if (audited)
        {
            Audit(connection, transaction, id, by, what, detail);
        }

        transaction.Commit();
    }

    private void Audit(SqliteConnection connection, SqliteTransaction transaction, long report, string who, string what, string? detail) => connection.Execute(
        "INSERT INTO audit (report, at, who, what, detail) VALUES (@report, @at, @who, @what, @detail)", new { report, at = Now, who, what, detail }, transaction);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString());
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }
}
