using Xunit;

namespace Ioc.Tests.Shared.Kafka;

/// <summary>A fact that only a real cluster decides; skipped with its reason where there is no KAFKA_HOME.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = KafkaHome.WhyNot;
}

/// <summary>The same with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterTheoryAttribute : TheoryAttribute
{
    public ClusterTheoryAttribute() => Skip = KafkaHome.WhyNot;
}
