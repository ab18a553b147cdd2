using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Tests.Api;

[Collection(OneHost.Name)]
public sealed class OpenApiTests(RunningHost host)
{
    [Fact]
    public async Task Document_names_exactly_the_addresses_that_are_served()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement document = await read.GetJsonAsync("/openapi/v1.json");
        IEnumerable<string> written = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        IEnumerable<string> served = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.Trim('/'), Methods: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => new[] { "/api/", "/health", "/metrics", "/openapi" }.Any(root => endpoint.Path.StartsWith(root, StringComparison.Ordinal)))
            .SelectMany(endpoint => endpoint.Methods.Select(method => $"{method} {endpoint.Path}"));
        written.Order().ShouldBe(served.Order());
    }

    [Fact]
    public async Task Every_reference_in_the_document_leads_somewhere()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement document = await read.GetJsonAsync("/openapi/v1.json");
        foreach (string reference in References(document))
        {
            JsonElement place = document;
            foreach (string step in reference.TrimStart('#', '/').Split('/'))
            {
                place.TryGetProperty(step, out place).ShouldBeTrue(reference);
            }
        }
    }

    /// <summary>Of addresses that take no path and need no question.</summary>
    [Fact]
    public async Task Every_answer_has_the_members_that_the_document_names()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement document = await read.GetJsonAsync("/openapi/v1.json");
        int compared = 0;
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject().Where(path => !path.Name.Contains('{', StringComparison.Ordinal)))
        {
            if (!path.Value.TryGetProperty("get", out JsonElement get) || SchemaOf(document, get) is not { } schema || !schema.TryGetProperty("properties", out JsonElement properties))
            {
                continue;
            }

            using HttpResponseMessage answer = await read.GetAsync(path.Name);
            if (answer.IsSuccessStatusCode)
            {
                string[] documented = [.. properties.EnumerateObject().Select(member => member.Name)];
                (await answer.JsonAsync()).EnumerateObject().Select(member => member.Name).Except(documented).ShouldBeEmpty(path.Name);
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(5);
    }

    /// <summary>Everything that can be asked, with the examples of the document; then everything that is refused.</summary>
    [Fact]
    public async Task Every_status_is_answered_as_the_document_says_and_every_answer_is_in_it()
    {
        ApiContract contract = await ApiContract.OfAsync(host);
        using HttpClient report = host.Client(host.Get<ApiKeys>().Create("openapi", Roles.Report, null, null, "test"));
        using HttpClient ofOneUnit = host.Client(host.Get<ApiKeys>().Create("openapi", Roles.Report, null, ["16681"], "test"));
        using HttpClient nobody = host.Client(), ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        foreach (ApiOperation operation in contract.Operations().OrderByDescending(operation => operation.Method))
        {
            bool post = operation.Method == "POST", events = operation.Path.EndsWith("/events", StringComparison.Ordinal), open = !operation.Json.TryGetProperty("security", out _);
            HttpClient right = events ? ingest : report, wrong = events ? read : ingest;
            (HttpClient Client, string Address, string Body, string Type)[] questions =
            [
                (right, operation.Address(), events ? Example(contract) : "", Events.One),
                (right, operation.Address(("period", null)), events ? $"[{Example(contract)},7]" : "{\"period\":\"2025-10\"}", Events.Batch),
                (nobody, operation.Address(), "", Events.One),
                (wrong, operation.Address(), "{}", Events.One),
                (post ? right : ofOneUnit, operation.Address(("scope", "commune:99999")), "{}", Events.One),
                (ofOneUnit, operation.Address(), "", Events.One),
                (right, operation.Address(("period", "2025-13"), ("from", "yesterday")), "{", Events.One),
                (right, operation.Address(), new string(' ', EventLimits.BodyBytes + 1), Events.One),
                (right, operation.Address(), "{}", "text/plain"),
            ];
            var answered = new SortedSet<int>();
            foreach ((HttpClient client, string address, string body, string type) in questions)
            {
                using HttpResponseMessage answer = events ? await client.PostEventsAsync(body, type) : post ? await client.PostAsync(address, new StringContent(body)) : await client.GetAsync(address);
                (await contract.FaultsAsync(operation, answer)).ShouldBeEmpty();
                answered.Add((int)answer.StatusCode);
            }

            // Too many at once, and a database that is away: RateLimitsTests and the tests of PostgreSQL.
            answered.ShouldBe(operation.Statuses.Order().Except([429, 503]), ignoreOrder: false, operation.Name);
            operation.Statuses.Contains(429).ShouldBe(operation.Path != "/openapi/v1.json", operation.Name);
            operation.Statuses.Contains(503).ShouldBe(!open || operation.Path.EndsWith("ready", StringComparison.Ordinal), operation.Name);
        }
    }

    [Fact]
    public async Task Every_word_and_bound_of_a_question_is_what_is_taken()
    {
        ApiContract contract = await ApiContract.OfAsync(host);
        using HttpClient read = host.Client(RunningHost.ReadKey);
        int asked = 0;
        foreach (ApiOperation operation in contract.Operations().Where(operation => operation.Method == "GET"))
        {
            foreach (JsonElement parameter in operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query"))
            {
                string name = parameter.GetProperty("name").GetString()!;
                JsonElement schema = parameter.GetProperty("schema");
                string[] words = schema.TryGetProperty("enum", out JsonElement all) ? [.. all.EnumerateArray().Select(word => word.GetString()!)] : [];
                (int least, int most) = schema.TryGetProperty("maximum", out JsonElement maximum) ? (schema.GetProperty("minimum").GetInt32(), maximum.GetInt32()) : (0, 0);
                foreach (string taken in most > 0 ? [$"{least}", $"{most}"] : words)
                {
                    (await StatusAsync(operation.Address((name, taken)))).ShouldBe(200, $"{operation.Name} {name}={taken}");
                    asked++;
                }

                foreach (string refused in most > 0 ? [$"{least - 1}", $"{most + 1}"] : words.Length > 0 ? ["nonsense", words[0].ToUpperInvariant()] : Array.Empty<string>())
                {
                    using HttpResponseMessage answer = await read.GetAsync(operation.Address((name, refused)));
                    ((int)answer.StatusCode).ShouldBe(400, $"{operation.Name} {name}={refused}");
                    (await answer.JsonAsync()).GetProperty("detail").GetString().ShouldStartWith(name + ":");
                }

                if (IsRequired(parameter))
                {
                    (await StatusAsync(operation.Address((name, null)))).ShouldBe(400, $"{operation.Name} without {name}");
                }
            }

            if (!operation.Path.Contains('{', StringComparison.Ordinal))
            {
                string least = operation.Address([.. operation.Parameters.Where(parameter => !IsRequired(parameter)).Select(parameter => (parameter.GetProperty("name").GetString()!, (string?)null))]);
                (await StatusAsync(least)).ShouldBe(200, least);
            }
        }

        asked.ShouldBeGreaterThan(20);

        static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out JsonElement required) && required.GetBoolean();

        async Task<int> StatusAsync(string address)
        {
            using HttpResponseMessage answer = await read.GetAsync(address);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task Operations_parameters_and_figures_are_described_in_words()
    {
        ApiContract contract = await ApiContract.OfAsync(host);
        ApiOperation[] operations = [.. contract.Operations()];
        operations.Select(operation => operation.Json.GetProperty("operationId").GetString()).ShouldBeUnique();
        operations.ShouldAllBe(operation => operation.Json.GetProperty("summary").GetString()!.Length > 0);
        operations.SelectMany(operation => operation.Parameters).ShouldAllBe(parameter => parameter.GetProperty("description").GetString()!.Length > 0);
        contract.Schema("KpiSheet").GetProperty("properties").EnumerateObject()
            .Where(figure => !figure.Value.TryGetProperty("description", out _) && !figure.Value.TryGetProperty("$ref", out _)).Select(figure => figure.Name).ShouldBeEmpty();
    }

    /// <summary>Clients are made by these names: one that goes is a change of the contract.</summary>
    [Fact]
    public async Task Names_that_clients_are_made_by_stay_and_who_is_held_off_is_told_how_long()
    {
        string[] operations =
        [
            "getCommunes", "getDataQuality", "getDossiers", "getFeed", "getKpis", "getLive", "getLiveRoot", "getMetrics", "getMetricsRoot", "getOpenApi", "getOutages",
            "getReady", "getReadyRoot", "getReport", "getReports", "getSeries", "getTargets", "postEvents", "postReports",
        ];
        string[] schemas =
        [
            "CloudEvent", "Dossier", "DossierList", "EventsAnswer", "Incident", "KpiSheet", "Liveness", "Problem", "Quality", "Readiness", "Report", "Series",
            "UnitSheet",
        ];
        ApiContract contract = await ApiContract.OfAsync(host);
        operations.Except(contract.Operations().Select(operation => operation.Json.GetProperty("operationId").GetString()!)).ShouldBeEmpty();
        schemas.ShouldAllBe(name => contract.Schema(name).ValueKind == JsonValueKind.Object);
        contract.Schema("UnitSheet").GetProperty("allOf")[0].GetProperty("$ref").GetString().ShouldBe("#/components/schemas/KpiSheet");
        foreach (JsonProperty refusal in contract.Operations().SelectMany(operation => operation.Json.GetProperty("responses").EnumerateObject()).Where(response => response.Name is "429" or "503"))
        {
            JsonElement answer = contract.Resolve(refusal.Value);
            bool readiness = answer.GetProperty("content").TryGetProperty("application/json", out _);
            answer.TryGetProperty("headers", out JsonElement headers).ShouldBe(!readiness, refusal.ToString());
            (readiness || headers.TryGetProperty("Retry-After", out _)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Event_of_the_document_is_taken_and_the_sheet_of_the_contract_is_as_the_document_says()
    {
        string contracts = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "CONTRACTS.md"));
        string sheet = contracts.Split("```json\n{\"scope\"")[1].Split("```")[0];
        ApiContract contract = await ApiContract.OfAsync(host);
        contract.Faults(contract.Schema("KpiSheet"), JsonDocument.Parse("{\"scope\"" + sheet).RootElement, "$").ShouldBeEmpty();
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        using HttpResponseMessage taken = await ingest.PostEventsAsync(Example(contract));
        (await taken.JsonAsync()).GetProperty("accepted").GetInt32().ShouldBe(1);
    }

    /// <summary>The event of the document as if it were sent now.</summary>
    private static string Example(ApiContract contract)
    {
        JsonNode example = JsonNode.Parse(contract.Schema("CloudEvent").GetProperty("examples")[0].GetRawText())!;
        (example["time"], example["data"]!["at"]) = (TestClock.Now.ToString(), TestClock.Now.ToString());
        (example["id"], example["data"]!["dossier"]) = (Guid.NewGuid().ToString("N"), "openapi-" + Guid.NewGuid().ToString("N"));
        return example.ToJsonString();
    }

    private static JsonElement? SchemaOf(JsonElement document, JsonElement get)
    {
        if (!get.GetProperty("responses").TryGetProperty("200", out JsonElement good) || !good.TryGetProperty("content", out JsonElement content) || !content.TryGetProperty("application/json", out JsonElement json))
        {
            return null;
        }

        JsonElement schema = json.GetProperty("schema");
        return schema.TryGetProperty("$ref", out JsonElement reference) ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
