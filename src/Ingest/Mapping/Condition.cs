using System.Text.Json;

namespace Ioc.Ingest.Mapping;

/// <summary>A condition on a record, such as "/op is one of c, u". Immutable, thread-safe.</summary>
internal sealed class Condition(JsonPointer at, Func<string?, JsonElement, bool> holds)
{
    /// <summary>Whether it holds. A value that is an object or a list equals nothing.</summary>
    public bool Holds(JsonElement root)
    {
        bool there = at.TryFind(root, out JsonElement found) && !Scalar.IsAbsent(found);
        return holds(there ? Scalar.Text(found) ?? "" : null, root);
    }

    /// <summary>The value is one of these.</summary>
    public static Condition In(JsonPointer at, IReadOnlySet<string> values) => new(at, (value, _) => value is not null && values.Contains(value));

    /// <summary>The value is none of these; also where there is none.</summary>
    public static Condition NotIn(JsonPointer at, IReadOnlySet<string> values) => new(at, (value, _) => value is null || !values.Contains(value));

    /// <summary>There is a value, or there is none.</summary>
    public static Condition Present(JsonPointer at, bool expected) => new(at, (value, _) => value is not null == expected);

    /// <summary>The value of the row differs from that before the change; also where nothing is known of before (an insert, a snapshot, a table that does not write old rows).</summary>
    public static Condition Changed(JsonPointer after, JsonPointer before) =>
        new(after, (value, root) => !before.TryFind(root, out JsonElement was) || Scalar.IsAbsent(was) ? value is not null : Scalar.Text(was) != value);
}
