using System.Data.Common;
using Dapper;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Operations.Cases;

/// <summary>Notes with their history. Nothing is ever lost: a change keeps the earlier text, a removal only hides. Every step is audited. Thread-safe.</summary>
public sealed class Notes(CasesDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>Longest text.</summary>
    public const int MostLetters = 4000;

    public static string OfUnit(string code) => "unit:" + code;

    /// <summary>The newest first, removed ones too (their text is not shown, that they were there is).</summary>
    public IReadOnlyList<Note> Of(string subject, int most = 100)
    {
        using DbConnection connection = database.Open();
        List<Note> notes = connection.Query<Note>("SELECT * FROM notes WHERE subject = @subject ORDER BY id DESC LIMIT @most", new { subject, most }).AsList();
        if (notes.Count == 0)
        {
            return notes;
        }

        ILookup<long, NoteVersion> versions = connection.Query<NoteVersion>(
            "SELECT v.* FROM note_versions v JOIN notes n ON n.id = v.note WHERE n.subject = @subject ORDER BY v.note, v.version", new { subject }).ToLookup(v => v.Note);
        return [.. notes.Select(note => note with { Versions = [.. versions[note.Id]] })];
    }

    /// <summary>How many there are, removed ones too.</summary>
    public long CountOf(string subject)
    {
        using DbConnection connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM notes WHERE subject = @subject", new { subject });
    }

    /// <summary>How many figures of each unit somebody explained for days among these, written up to an instant of the past (null: now); units without any, and explanations from before their days were kept, are left out.</summary>
    public IReadOnlyDictionary<string, long> ExplainedByUnit(Period shown, Instant? at)
    {
        using DbConnection connection = database.Open();
        return connection.Query<(string Subject, long Figures)>(
            $"SELECT subject, count(DISTINCT figure) FROM notes WHERE figure IS NOT NULL AND removedAt IS NULL AND lastDay >= @first AND firstDay <= @last{(at is null ? "" : " AND writtenAt <= @at")} GROUP BY subject",
            new { first = shown.First.Number, last = shown.Last.Number, at = at?.Ticks })
            .Where(row => row.Subject.StartsWith(OfUnit(""), StringComparison.Ordinal)).ToDictionary(row => row.Subject[OfUnit("").Length..], row => row.Figures, StringComparer.Ordinal);
    }

    /// <summary>Writes a note, or explains a figure as it was over those days; throws ArgumentException for an empty or too long text.</summary>
    public void Write(string subject, (string Figure, Period Over)? explained, string text, string author)
    {
        string checkedText = Checked(text);
        string? figure = explained?.Figure;
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO notes (subject, figure, firstDay, lastDay, author, writtenAt, text) VALUES (@subject, @figure, @first, @last, @author, @now, @checkedText)",
            new { subject, figure, first = explained?.Over.First.Number, last = explained?.Over.Last.Number, author, now = Now, checkedText });
        audit.Write(author, figure is null ? AuditAction.NoteWritten : AuditAction.FigureExplained, subject, figure);
    }

    /// <summary>Replaces the text of one's own note; false when it is not theirs, removed, or not there.</summary>
    public bool Change(long id, string text, string author)
    {
        string checkedText = Checked(text);
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        Note? note = connection.QuerySingleOrDefault<Note>("SELECT * FROM notes WHERE id = @id AND author = @author AND removedAt IS NULL", new { id, author }, transaction);
        if (note is null)
        {
            return false;
        }

        connection.Execute(
            "INSERT INTO note_versions (note, version, text, replacedAt) VALUES (@id, 1 + (SELECT count(*) FROM note_versions WHERE note = @id), @text, @now)",
            new { id, text = note.Text, now = Now }, transaction);
        connection.Execute("UPDATE notes SET text = @checkedText, changedAt = @now WHERE id = @id", new { id, checkedText, now = Now }, transaction);
        transaction.Commit();
        audit.Write(author, AuditAction.NoteChanged, note.Subject, note.Figure);
        return true;
    }

    /// <summary>Hides one's own note; false when it is not theirs or not there.</summary>
    public bool Remove(long id, string author)
    {
        using DbConnection connection = database.Open();
        bool removed = connection.Execute(
            "UPDATE notes SET removedAt = @now, removedBy = @author WHERE id = @id AND author = @author AND removedAt IS NULL", new { id, author, now = Now }) > 0;
        if (removed)
        {
            Note note = connection.QuerySingle<Note>("SELECT * FROM notes WHERE id = @id", new { id });
            audit.Write(author, AuditAction.NoteRemoved, note.Subject, note.Figure);
        }

        return removed;
    }

    private long Now => Instant.From(time.GetUtcNow()).Ticks;

    private static string Checked(string text) => text.Trim() is { Length: > 0 and <= MostLetters } known ? known : throw new ArgumentException($"A note has 1 to {MostLetters} letters.", nameof(text));
}
