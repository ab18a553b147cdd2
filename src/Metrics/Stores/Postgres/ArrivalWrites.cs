using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>What a batch says of arrivals and what units and sources report. Rows that workers share are sorted, so that they wait for one another and never in a ring.</summary>
internal static class ArrivalWrites
{
    public static void Add(CommitBatch batch, NpgsqlBatch into)
    {
        new RowsOf<KeyValuePair<string, Instant>>("last_arrivals", [.. batch.LastArrival.OrderBy(row => row.Key, StringComparer.Ordinal)])
            .Text("unit", row => row.Key)
            .Long("arrived_at", row => row.Value.Ticks)
            .Insert("unit", column => $"greatest(last_arrivals.{column}, excluded.{column})", into);

        new RowsOf<KeyValuePair<QualityKey, long>>("quality", [.. batch.Quality
                .OrderBy(row => row.Key.Day).ThenBy(row => row.Key.Unit, StringComparer.Ordinal).ThenBy(row => row.Key.Kind, StringComparer.Ordinal)])
            .Long("day", row => row.Key.Day.Number)
            .Text("unit", row => row.Key.Unit)
            .Text("kind", row => row.Key.Kind)
            .Long("n", row => row.Value)
            .AddTo("day, unit, kind", into);
    }

    public static void AddGaps(CommitBatch batch, NpgsqlBatch into) =>
        new RowsOf<OffsetGap>("offset_gaps", batch.Gaps)
            .Text("topic", gap => gap.Topic)
            .Long("partition", gap => gap.Partition)
            .Text("stream", gap => gap.Stream)
            .Long("from_offset", gap => gap.From)
            .Long("to_offset", gap => gap.To)
            .Long("found_at", gap => gap.FoundAt.Ticks)
            .Text("reason", gap => gap.Reason.ToString())
            .Insert(" ON CONFLICT DO NOTHING", into);

    /// <summary>Comes after the commit's number is taken: then ids grow in the order of commits, and who reads on from an id misses none.</summary>
    public static void AddDeadLetters(CommitBatch batch, NpgsqlBatch into) =>
        new RowsOf<DeadLetter>("dead_letters", batch.DeadLetters)
            .Text("topic", letter => letter.Topic)
            .Long("partition", letter => letter.Partition)
            .Long("\"offset\"", letter => letter.Offset)
            .Bytes("key", letter => letter.Key)
            .Bytes("value", letter => letter.Value)
            .Text("reason", letter => letter.Reason.ToString())
            .Text("detail", letter => letter.Detail)
            .Text("unit", letter => letter.Unit)
            .Long("arrived_at", letter => letter.ArrivedAt.Ticks)
            .Text("dossier", NamedDossier.Of)
            .Insert("", into);

    public static void AddReports(CommitBatch batch, NpgsqlBatch into)
    {
        new RowsOf<IndicatorValue>("indicators", batch.Indicators)
            .Text("unit", value => value.Unit)
            .Text("indicator", value => value.Indicator)
            .Long("at", value => value.At.Ticks)
            .Long("time", value => value.Time.Ticks)
            .Text("source", value => value.Source)
            .Text("id", value => value.Id)
            .Bytes("sha256", value => value.Sha256)
            .Text("value", value => ReportedQueries.Text(value.Value))
            .Text("numerator", value => ReportedQueries.Text(value.Numerator))
            .Text("denominator", value => ReportedQueries.Text(value.Denominator))
            .Text("reported_by", value => value.ReportedBy)
            .Text("note", value => value.Note)
            .Insert(" ON CONFLICT DO NOTHING", into);

        new RowsOf<SourceTotal>("source_totals", batch.SourceTotals)
            .Long("day", total => total.Day.Number)
            .Text("unit", total => total.Unit)
            .Long("at", total => total.At.Ticks)
            .Long("time", total => total.Time.Ticks)
            .Text("source", total => total.Source)
            .Text("id", total => total.Id)
            .Bytes("sha256", total => total.Sha256)
            .Long("received", total => total.Received)
            .Long("resolved", total => total.Resolved)
            .Long("backlog", total => total.Backlog)
            .Insert(" ON CONFLICT DO NOTHING", into);
    }
}
