using System.Text.Json;

namespace Ioc.Operations.Access;

/// <summary>A set of codes as it stands in a column: a JSON array; null stands for "all".</summary>
internal static class CodeList
{
    public static string? Write(IEnumerable<string>? codes) => codes is null ? null : JsonSerializer.Serialize(codes);

    public static IReadOnlySet<string>? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<HashSet<string>>(text);
}
