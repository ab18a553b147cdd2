using System.Data.Common;
using Dapper;

namespace Ioc.Operations.Reports.Archive;

/// <summary>Lays out deliveries within the transaction of what they tell of, so that neither is there without the other.</summary>
internal static class Outbox
{
    public static void Add(DbConnection connection, DbTransaction transaction, IEnumerable<Delivery> deliveries)
    {
        foreach (Delivery delivery in deliveries)
        {
            connection.Execute(
                """
                INSERT INTO report_deliveries (slot, kind, target, what, report, body, state, createdAt, nextAt)
                VALUES (@Slot, @Kind, @Target, @What, @Report, @Body, 'waiting', @CreatedAt, @NextAt)
                ON CONFLICT (slot) DO NOTHING
                """,
                delivery, transaction);
        }
    }
}
