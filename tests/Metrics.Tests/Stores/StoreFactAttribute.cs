using Ioc.Tests.Shared.Servers;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>A test that every store must pass: the class it stands in has a subclass for each. Skipped, with the reason, in one whose server is not installed.</summary>
[XunitTestCaseDiscoverer("Ioc.Metrics.Tests.Stores.StoreFactDiscoverer", "Ioc.Metrics.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Marks tests that talk to PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;

/// <summary>Marks tests that talk to InfluxDB.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsInfluxAttribute : Attribute;

/// <summary>Makes the cases of <see cref="StoreFactAttribute"/>.</summary>
public sealed class StoreFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new StoreTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A case that knows whether its server is there.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("For deserialisation by the runner.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? (PostgresServer.Programs is null && Needs<NeedsPostgresAttribute>() ? "PostgreSQL is not installed (Debian: postgresql)" : null)
        ?? (InfluxServer.Program is null && Needs<NeedsInfluxAttribute>() ? "InfluxDB is not installed (Debian: influxdb)" : null);

    private bool Needs<T>() => TestMethod.TestClass.Class.GetCustomAttributes(typeof(T)).Any();
}
