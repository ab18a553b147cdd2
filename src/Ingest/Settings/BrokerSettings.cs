using Confluent.Kafka;

namespace Ioc.Ingest.Settings;

/// <summary>Reads the section Kafka: which cluster, and how to reach it.</summary>
public static class BrokerSettings
{
    private static readonly (string Name, SecurityProtocol Value)[] Protocols =
    [
        ("plaintext", SecurityProtocol.Plaintext), ("ssl", SecurityProtocol.Ssl),
        ("sasl_plaintext", SecurityProtocol.SaslPlaintext), ("sasl_ssl", SecurityProtocol.SaslSsl),
    ];

    private static readonly (string Name, SaslMechanism Value)[] Mechanisms =
    [
        ("PLAIN", SaslMechanism.Plain), ("SCRAM-SHA-256", SaslMechanism.ScramSha256), ("SCRAM-SHA-512", SaslMechanism.ScramSha512),
    ];

    /// <summary>Null without BootstrapServers: the embedded broker. Every error goes to the list.</summary>
    public static KafkaConnection? Read(SettingsSection section, List<string> errors)
    {
        string? servers = section.Text("Kafka:BootstrapServers");
        int replicas = section.Whole("Kafka:ReplicationFactor", 0, 0, 9);
        var read = new KafkaConnection
        {
            BootstrapServers = servers ?? "",
            Stream = section.Text("Kafka:Stream") ?? "kafka",
            Security = section.Choice("Kafka:SecurityProtocol", Protocols, SecurityProtocol.Plaintext),
            Sasl = section.Text("Kafka:SaslMechanism") is null ? null : section.Choice("Kafka:SaslMechanism", Mechanisms, SaslMechanism.Plain),
            User = section.Text("Kafka:User"),
            Password = section.Text("Kafka:Password"),
            AuthorityFile = section.ExistingFile("Kafka:CaFile"),
            CertificateFile = section.ExistingFile("Kafka:CertificateFile"),
            KeyFile = section.ExistingFile("Kafka:KeyFile"),
            KeyPassword = section.Text("Kafka:KeyPassword"),
            VerifiesHost = section.Flag("Kafka:VerifyHostName", true),
            Member = section.Text("Kafka:GroupInstanceId"),
            SessionTimeout = TimeSpan.FromSeconds(section.Whole("Kafka:SessionTimeoutSeconds", 30, 6, 300)),
            MakesTopics = section.Flag("Kafka:CreateTopics", true),
            Partitions = section.Whole("Kafka:Partitions", 12, 1, 1000),
            Replicas = replicas == 0 ? null : (short)replicas,
        };
        if (servers is null)
        {
            return null;
        }

        CheckServers(servers, errors);
        CheckSecurity(read, errors);
        return read;
    }

    private static void CheckServers(string servers, List<string> errors)
    {
        foreach (string server in servers.Split(','))
        {
            int colon = server.LastIndexOf(':');
            if (colon < 1 || !ushort.TryParse(server[(colon + 1)..], out ushort port) || port == 0)
            {
                errors.Add($"Ioc__Kafka__BootstrapServers: \"{server}\" is no address such as kafka:9092.");
            }
        }
    }

    private static void CheckSecurity(KafkaConnection read, List<string> errors)
    {
        bool sasl = read.Security is SecurityProtocol.SaslPlaintext or SecurityProtocol.SaslSsl;
        bool tls = read.Security is SecurityProtocol.Ssl or SecurityProtocol.SaslSsl;
        if (sasl && (read.Sasl is null || read.User is null || read.Password is null))
        {
            errors.Add("Ioc__Kafka__SecurityProtocol asks for SASL: Ioc__Kafka__SaslMechanism, Ioc__Kafka__User and Ioc__Kafka__Password are needed.");
        }

        if (!sasl && (read.Sasl is not null || read.User is not null || read.Password is not null))
        {
            errors.Add("Ioc__Kafka__SaslMechanism, User and Password do nothing unless Ioc__Kafka__SecurityProtocol is sasl_plaintext or sasl_ssl.");
        }

        if (!tls && (read.AuthorityFile ?? read.CertificateFile ?? read.KeyFile) is not null)
        {
            errors.Add("Ioc__Kafka__CaFile, CertificateFile and KeyFile do nothing unless Ioc__Kafka__SecurityProtocol is ssl or sasl_ssl.");
        }

        if (read.CertificateFile is null != read.KeyFile is null)
        {
            errors.Add("Ioc__Kafka__CertificateFile and Ioc__Kafka__KeyFile belong together: one is missing.");
        }
    }
}
