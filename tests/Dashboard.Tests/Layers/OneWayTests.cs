using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Ioc.Dashboard.Hosting;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Alerts;
using Ioc.Reports.Content;
using Ioc.Resources;
using Ioc.Simulator;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Ioc.Dashboard.Tests.Layers;

/// <summary>One way down (ARCHITECTURE.md), read from what was compiled: nothing knows what is above it.</summary>
public sealed class OneWayTests
{
    private const string Engines = @"Ioc\.Metrics\.Stores\.(Sql|Sqlite|Postgres|Influx)";

    /// <summary>Pages, routes, requests; who may and how passwords are hashed are asked of the framework everywhere.</summary>
    private const string Web = @"Microsoft\.AspNetCore\.(?!Authorization|Identity)\w+";

    private static readonly Architecture _programs = new ArchLoader()
        .LoadAssemblies(typeof(Profile).Assembly, typeof(IngestHost).Assembly, typeof(ReportBody).Assembly, typeof(ProvincePlan).Assembly, typeof(Texts).Assembly, typeof(AlertEngine).Assembly, typeof(DashboardHost).Assembly)
        .Build();

    [Theory]
    [InlineData(@"Ioc\.Metrics", @"Confluent\.Kafka|Microsoft\.AspNetCore|Ioc\.(Ingest|Reports|Simulator|Resources|Operations|Dashboard)")]
    [InlineData(@"Ioc\.Reports", @"Confluent\.Kafka|Microsoft\.AspNetCore|Ioc\.(Ingest|Simulator|Resources|Operations|Dashboard)")]
    [InlineData(@"Ioc\.Simulator", @"Confluent\.Kafka|Microsoft\.AspNetCore|Ioc\.(Ingest|Reports|Resources|Operations|Dashboard)")]
    [InlineData(@"Ioc\.Ingest", @"Ioc\.(Reports|Simulator|Resources|Operations|Dashboard)")]
    [InlineData(@"Ioc\.Resources", @"Confluent\.Kafka|Microsoft\.AspNetCore|Ioc\.(Ingest|Simulator|Operations|Dashboard)")]
    [InlineData(@"Ioc\.Operations", $"Confluent\\.Kafka|{Web}|Ioc\\.(Simulator|Dashboard)")]
    [InlineData(@"Ioc\.Ingest\.(?!Hosting)\w+", @"Microsoft\.AspNetCore|Ioc\.Ingest$")]
    [InlineData(@"Ioc\.Metrics\.(Time|Calendar|Profiles|Events)", @"Ioc\.Metrics\.(Dossiers|Counters|Health|Kpis|Live|Reported|Stores)")]
    [InlineData(@"Ioc\.Metrics\.(Dossiers|Counters|Health)(?!\.Ledger)", @"Ioc\.Metrics\.((Dossiers|Health)\.Ledger|Kpis|Live|Reported|Stores)")]
    [InlineData(@"Ioc\.Metrics\.(Live|Reported|Stores(?!\.)|(Dossiers|Health)\.Ledger)", @"Ioc\.Metrics\.Kpis")]
    [InlineData(@"Ioc\.Metrics\.Stores(?!\.)", @"Ioc\.Metrics\.((Dossiers|Health)\.Ledger|Live|Reported)")]
    [InlineData($@"(?!{Engines})Ioc\.Metrics", Engines)]
    public void Nothing_knows_what_is_above_it(string below, string above) => WhoKnows(below, above).ShouldBeEmpty();

    [Theory]
    [InlineData(@"Ioc\.Ingest", @"Confluent\.Kafka")]
    [InlineData(@"Ioc\.Ingest", @"Microsoft\.AspNetCore")]
    [InlineData(@"Ioc\.Dashboard", @"Ioc\.Ingest")]
    [InlineData(@"Ioc\.Dashboard", @"Ioc\.Operations")]
    [InlineData(@"Ioc\.Dashboard", Web)]
    [InlineData(@"Ioc\.Metrics", Engines)]
    public void Whoever_knows_another_is_seen_to(string above, string below) => WhoKnows(above, below).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Metrics")]
    [InlineData("Reports")]
    [InlineData("Ingest")]
    [InlineData("Simulator")]
    [InlineData("Operations")]
    [InlineData("Dashboard")]
    public void No_two_namespaces_know_each_other(string project) =>
        SliceRuleDefinition.Slices().Matching($"Ioc.{project}.(**)").Should().BeFreeOfCycles().Evaluate(_programs)
            .Where(cycle => !cycle.Passed).SelectMany(cycle => (IEnumerable<Slice>)cycle.EvaluatedObject!).Select(slice => slice.Description).ShouldBeEmpty();

    private static IEnumerable<string> WhoKnows(string from, string to) =>
        Types().That().ResideInNamespaceMatching($@"^{from}(\.|$)").Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching($@"^({to})(\.|$)").Evaluate(_programs)
            .Where(result => !result.Passed).Select(result => result.Description);
}
