using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.Api;

/// <summary>
/// What /openapi/v1.json promises of answers. As much of JSON Schema 2020-12 as the document uses (an unknown keyword throws), but for one thing: a member that is not named is a fault.
/// </summary>
internal sealed class ApiContract(JsonElement document)
{
    private static readonly string[] Remarks = ["description", "examples"];

    public static async Task<ApiContract> OfAsync(RunningHost host)
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        return new ApiContract(await read.GetJsonAsync("/openapi/v1.json"));
    }

    public JsonElement Schema(string name) => document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    public IEnumerable<ApiOperation> Operations() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new ApiOperation(method.Name.ToUpperInvariant(), path.Name, method.Value);

    /// <summary>Why this answer is not as the document says; empty when it is.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(ApiOperation operation, HttpResponseMessage answer)
    {
        string place = $"{operation.Name} {(int)answer.StatusCode}", type = answer.Content.Headers.ContentType?.MediaType ?? "none";
        if (!operation.Json.GetProperty("responses").TryGetProperty(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), out JsonElement response))
        {
            return [place + ": is not described"];
        }

        response = Resolve(response);
        if (response.TryGetProperty("headers", out JsonElement headers) && headers.EnumerateObject().FirstOrDefault(header => !answer.Headers.Contains(header.Name)) is { Value.ValueKind: JsonValueKind.Object } header)
        {
            return [$"{place}: lacks {header.Name}"];
        }

        foreach (JsonProperty content in response.GetProperty("content").EnumerateObject().Where(content => content.Name.Split(';')[0] == type))
        {
            return type.EndsWith("json", StringComparison.Ordinal) && !content.Value.GetProperty("schema").TryGetProperty("format", out _)
                ? [.. Faults(content.Value.GetProperty("schema"), await answer.JsonAsync(), place)]
                : [];
        }

        return [$"{place}: {type} is not described"];
    }

    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place) =>
        schema.EnumerateObject().Where(keyword => !Remarks.Contains(keyword.Name)).SelectMany(keyword => Faults(schema, keyword, value, place));

    private IEnumerable<string> Faults(JsonElement schema, JsonProperty keyword, JsonElement value, string place)
    {
        JsonElement rule = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Faults(Resolve(schema), value, place),
            "allOf" => Faults(Whole(rule), value, place),
            "type" => Check(rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => Is(type, value)) : Is(rule, value)),
            "enum" => Check(rule.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value))),
            "format" => Check(value.ValueKind != JsonValueKind.String || HasForm(rule.GetString()!, value.GetString()!)),
            "required" => Check(value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _))),
            "properties" => Members(value).SelectMany(member =>
                rule.TryGetProperty(member.Name, out JsonElement its) ? Faults(its, member.Value, $"{place}.{member.Name}") : [$"{place}.{member.Name}: is not named"]),
            "additionalProperties" => Members(value).SelectMany(member => Faults(rule, member.Value, $"{place}.{member.Name}")),
            "items" => Elements(value).SelectMany((element, i) => Faults(rule, element, $"{place}[{i}]")),
            "prefixItems" => Elements(value).Zip(rule.EnumerateArray()).SelectMany((pair, i) => Faults(pair.Second, pair.First, $"{place}[{i}]")),
            "minItems" => Check(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32()),
            "maxItems" => Check(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32()),
            _ => throw new NotSupportedException(keyword.Name),
        };

        IEnumerable<string> Check(bool holds) => holds ? [] : [$"{place}: {Short(value)} is not as {keyword.Name} {Short(rule)}"];
    }

    /// <summary>Objects that an object is all of, as one: it may have the members of each.</summary>
    private JsonElement Whole(JsonElement parts)
    {
        JsonElement[] all = [.. parts.EnumerateArray().Select(Resolve)];
        return JsonSerializer.SerializeToElement(new
        {
            type = "object",
            required = all.SelectMany(part => part.GetProperty("required").EnumerateArray()),
            properties = all.SelectMany(part => part.GetProperty("properties").EnumerateObject()).ToDictionary(member => member.Name, member => member.Value),
        });
    }

    private static IEnumerable<JsonProperty> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? (IEnumerable<JsonProperty>)value.EnumerateObject() : [];

    private static IEnumerable<JsonElement> Elements(JsonElement value) => value.ValueKind == JsonValueKind.Array ? (IEnumerable<JsonElement>)value.EnumerateArray() : [];

    private static bool Is(JsonElement type, JsonElement value) => (type.GetString(), value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static bool HasForm(string format, string text) => format switch
    {
        "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+07:00$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        "date" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\d$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        _ => throw new NotSupportedException(format),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();

    /// <summary>What a reference means; anything else is itself.</summary>
    public JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out JsonElement reference)
        ? reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(document, (place, step) => place.GetProperty(step))
        : element;
}

/// <summary>A method of an address.</summary>
internal sealed record ApiOperation(string Method, string Path, JsonElement Json)
{
    public string Name => $"{Method} {Path}";

    public JsonElement[] Parameters { get; } = Json.TryGetProperty("parameters", out JsonElement parameters) ? [.. parameters.EnumerateArray()] : [];

    /// <summary>Statuses that it answers.</summary>
    public IEnumerable<int> Statuses => Json.GetProperty("responses").EnumerateObject().Select(response => int.Parse(response.Name, CultureInfo.InvariantCulture));

    /// <summary>The address with every parameter as its example says, but these (null: left out).</summary>
    public string Address(params (string Name, string? Value)[] but)
    {
        Dictionary<string, string?> values = Parameters.ToDictionary(parameter => parameter.GetProperty("name").GetString()!, Example);
        foreach ((string name, string? value) in but)
        {
            values[name] = value;
        }

        string address = values.Aggregate(Path, (text, pair) => text.Replace($"{{{pair.Key}}}", pair.Value, StringComparison.Ordinal));
        return address + "?" + string.Join('&', values.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
    }

    private static string? Example(JsonElement parameter) =>
        parameter.TryGetProperty("example", out JsonElement example) ? example.ValueKind == JsonValueKind.String ? example.GetString() : example.GetRawText() : null;
}
