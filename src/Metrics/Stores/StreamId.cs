namespace Ioc.Metrics.Stores;

/// <summary>
/// What offsets belong to: a cluster's content by the name it was given (of the embedded broker: one run), and the topic by the id that Kafka gave it when it was made.
/// A topic that is deleted and made again has the same name and another id. TopicId null: not known.
/// </summary>
public sealed record StreamId(string Name, string? TopicId = null)
{
    public static implicit operator StreamId(string name) => new(name);

    public override string ToString() => TopicId is null ? Name : $"{Name}#{TopicId}";
}
