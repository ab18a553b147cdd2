using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Tests.Events;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>contracts/mapping.schema.json and the program agree on what a mapping's form is.</summary>
public sealed class MappingSchemaTests
{
    private static readonly JsonDocumentOptions _comments = new() { CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonObject _schema = Resolved(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "contracts", "mapping.schema.json")))!.AsObject());

    /// <summary>What no schema can see: codes of the profile, names that stand for one another.</summary>
    private static readonly string[] _beyondForm = ["the profile has no", "cannot be", "there is no table", "is there twice", "is no pattern", "and no pattern", "is missing: vn.", "data: ", "changed is for", "time is for", "has more than one of", "or the member", "is not known"];

    [Theory]
    [InlineData("debezium-dossiers")]
    [InlineData("alertmanager-health")]
    public void They_agree_on_the_examples_and_on_changes_of_them(string example)
    {
        JsonObject whole = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "contracts", "mappings", example + ".json")), null, _comments)!.AsObject();
        JsonSchema.IsValid(_schema, whole).ShouldBeTrue();
        MappingFolder.Load(whole.ToJsonString());
        int refused = 0;
        foreach ((string what, JsonObject changed) in Changes(whole))
        {
            bool valid = JsonSchema.IsValid(_schema, changed);
            string[] errors = Errors(changed.ToJsonString());
            bool formal = errors.Any(error => !_beyondForm.Any(words => error.Contains(words, StringComparison.Ordinal)));
            if (valid)
            {
                formal.ShouldBeFalse($"{what}: {string.Join('\n', errors)}");
            }
            else
            {
                errors.ShouldNotBeEmpty(what);
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(200);
    }

    private static string[] Errors(string json)
    {
        try
        {
            MappingFolder.Load(json);
            return [];
        }
        catch (ProfileException wrong)
        {
            return [.. wrong.Errors.Select(error => error.What)];
        }
    }

    /// <summary>Every value of the mapping, one after the other: taken out, and put in by each of these.</summary>
    private static IEnumerable<(string What, JsonObject Changed)> Changes(JsonObject whole)
    {
        string?[] values = [null, "[]", "{}", "\"x\"", "\"/x\"", "\"/a~\"", "7", "true", "\"\"", "[[]]", "[{}]"];
        foreach (string path in Paths(whole, ""))
        {
            foreach (string? value in values)
            {
                JsonNode changed = whole.DeepClone();
                string[] tokens = path.Split('/')[1..].Select(token => token.Replace('\u0001', '/')).ToArray();
                JsonNode holder = tokens[..^1].Aggregate(changed, (node, token) => node is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)]! : node[token]!);
                JsonNode? put = value is null ? null : JsonNode.Parse(value);
                if (holder is JsonArray items)
                {
                    int index = int.Parse(tokens[^1], CultureInfo.InvariantCulture);
                    if (value is null)
                    {
                        items.RemoveAt(index);
                    }
                    else
                    {
                        items[index] = put;
                    }
                }
                else if (value is null)
                {
                    holder.AsObject().Remove(tokens[^1]);
                }
                else
                {
                    holder[tokens[^1]] = put;
                }

                yield return ($"{path} = {value}", changed.AsObject());
            }
        }
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, $"{path}/{member.Key.Replace('/', '\u0001')}").Prepend($"{path}/{member.Key.Replace('/', '\u0001')}")),
        JsonArray items => items.SelectMany((item, index) => Paths(item, $"{path}/{index}").Prepend($"{path}/{index}")),
        _ => [],
    };

    /// <summary>References put in place: the schema has none that goes in a circle.</summary>
    private static JsonObject Resolved(JsonObject root)
    {
        return Walk(root)!.AsObject();

        JsonNode? Walk(JsonNode? node) => node switch
        {
            JsonObject { Count: 1 } reference when reference.TryGetPropertyValue("$ref", out JsonNode? to) => Walk(root["$defs"]![to!.GetValue<string>()["#/$defs/".Length..]]),
            JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Walk(member.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Walk)]),
            _ => node?.DeepClone(),
        };
    }
}
