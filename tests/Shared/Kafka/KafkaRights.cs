using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Ioc.Tests.Shared.Kafka;

/// <summary>Users of a cluster that runs, and their rights (its authorizer must be on).</summary>
public static class KafkaRights
{
    /// <summary>A user with SCRAM-SHA-256.</summary>
    public static async Task MakeUserAsync(this KafkaCluster cluster, string name, string password)
    {
        using IAdminClient admin = cluster.Admin();
        await admin.AlterUserScramCredentialsAsync(
        [
            new UserScramCredentialUpsertion
            {
                User = name,
                Password = Encoding.UTF8.GetBytes(password),
                ScramCredentialInfo = new ScramCredentialInfo { Mechanism = ScramMechanism.ScramSha256, Iterations = 4096 },
            },
        ]);
    }

    /// <summary>Gives the user these rights on everything whose name begins so.</summary>
    public static async Task AllowAsync(this KafkaCluster cluster, string user, ResourceType kind, string prefix, params AclOperation[] operations)
    {
        using IAdminClient admin = cluster.Admin();
        await admin.CreateAclsAsync(operations.Select(operation => Rule(user, kind, prefix, ResourcePatternType.Prefixed, operation, AclPermissionType.Allow)));
    }

    /// <summary>Takes a right from the user until disposed of.</summary>
    public static async Task<IAsyncDisposable> ForbidAsync(this KafkaCluster cluster, string user, ResourceType kind, string name, AclOperation operation)
    {
        AclBinding rule = Rule(user, kind, name, ResourcePatternType.Literal, operation, AclPermissionType.Deny);
        using IAdminClient admin = cluster.Admin();
        await admin.CreateAclsAsync([rule]);
        return new Forbidden(cluster, rule);
    }

    private static AclBinding Rule(string user, ResourceType kind, string name, ResourcePatternType pattern, AclOperation operation, AclPermissionType permission) => new()
    {
        Pattern = new ResourcePattern { Type = kind, Name = name, ResourcePatternType = pattern },
        Entry = new AccessControlEntry { Principal = "User:" + user, Host = "*", Operation = operation, PermissionType = permission },
    };

    private sealed class Forbidden(KafkaCluster cluster, AclBinding rule) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            using IAdminClient admin = cluster.Admin();
            await admin.DeleteAclsAsync([rule.ToFilter()]);
        }
    }
}
