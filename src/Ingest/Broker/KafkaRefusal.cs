using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>What Kafka does not let us do: in words that name who, which right and on what. It does not pass by itself.</summary>
internal static class KafkaRefusal
{
    /// <summary>We lack a right.</summary>
    public static bool IsUnauthorised(this Error error) => error.Code is ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed;

    /// <summary>Kafka does not know us: user, password or mechanism are wrong.</summary>
    public static bool IsUnknownUser(this Error error) => error.Code is ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed;

    /// <summary>Somebody has to set it right: trying again does not help.</summary>
    public static bool IsRefusal(this Error error) => error.IsUnauthorised() || error.IsUnknownUser();

    /// <summary>The same error, its text with what it is on ("topic ioc.live") and, if a right is lacking, which one and whose.</summary>
    public static Error On(this Error error, string what, string right, string? user)
    {
        string who = user is null ? "this client" : $"user \"{user}\"";
        string why = error.IsUnauthorised() ? $"{who} lacks the right {right} ({error.Code.GetReason()})" : error.Reason;
        return new Error(error.Code, $"{what}: {why}", error.IsFatal);
    }
}
