using Ioc.Metrics.Stores;
using Ioc.Operations.Moving;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports.Content;
using Ioc.Tests.Shared.Servers;
using Npgsql;

namespace Ioc.Dashboard.Tests.Reports;

public sealed class ArchiveMoveTests
{
    [PostgresFact]
    public async Task An_archive_moved_to_PostgreSQL_is_the_same_and_goes_on()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        small.Clock.Now = Metrics.Time.Instant.Parse("2025-11-06T08:00:00+07:00");
        OpenArchive file = small.Open();
        ArchivedReport report = await file.Desk.FreezeAsync(SmallArchive.October, "an", null, default);
        file.Archive.Approve(report.Id, "binh");
        string postgres = await (await PostgresServer.SharedAsync()).SchemaAsync("a" + Guid.NewGuid().ToString("N")[..12]);
        var shared = new ReportDatabase(small.ReportsFile, postgres);
        shared.Migrate();
        (await MoveAsync(file.Database, shared, postgres)).ShouldContain(("reports", 1L));

        OpenArchive moved = small.Open(postgres: postgres);
        moved.Archive.List().ShouldBe(file.Archive.List());
        moved.Archive.Steps(report.Id).ShouldBe(file.Archive.Steps(report.Id));
        moved.Archive.Open(report, FormFields.Of(small.Profile)).Json.ShouldBe(file.Archive.Open(report, FormFields.Of(small.Profile)).Json);
        moved.Archive.Send(report.Id, "binh", "VP TW");
        await small.ReceiveAsync("2025-10-20T09:00:00+07:00");
        (await moved.Desk.RunDueAsync(5, default))!.Version.ShouldBe(2);
        await Should.ThrowAsync<StoreRefusedException>(MoveAsync(file.Database, shared, postgres));
    }

    private static async Task<IReadOnlyList<(string Table, long Rows)>> MoveAsync(ReportDatabase from, ReportDatabase to, string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        IReadOnlyList<(string Table, long Rows)> moved = DatabaseMove.Run(from, to, connection);
        await transaction.CommitAsync();
        return moved;
    }
}
