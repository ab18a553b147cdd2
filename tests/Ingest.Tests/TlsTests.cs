using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

/// <summary>TLS and SASL to a broker, over real connections: who is trusted, who is not, and what is said then.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new(), _foreign = new();

    public void Dispose()
    {
        _authority.Dispose();
        _foreign.Dispose();
    }

    [Fact]
    public async Task A_broker_of_the_named_authority_is_spoken_to()
    {
        using TlsFront front = Front(_authority, "localhost");
        await TopicsAsync(Connection(front));
        front.Welcomed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_broker_of_a_foreign_authority_is_refused_and_the_reason_named()
    {
        using TlsFront front = Front(_foreign, "localhost");
        await RefusedAsync(Connection(front), "certificate");
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_and_the_reason_named_unless_that_is_switched_off()
    {
        using TlsFront front = Front(_authority, "kafka.example");
        await RefusedAsync(Connection(front), "certificate");
        await TopicsAsync(Connection(front, verifiesHost: false));
    }

    [Fact]
    public async Task A_broker_that_wants_to_know_us_gets_our_certificate()
    {
        using TlsFront front = Front(_authority, "localhost", asks: true);
        await TopicsAsync(Connection(front, ours: _authority));
        int welcomed = front.Welcomed;
        await RefusedAsync(Connection(front, ours: _foreign), "transport"); // such a broker hangs up without a word
        front.Welcomed.ShouldBe(welcomed);
    }

    [Fact]
    public async Task Events_go_out_by_it()
    {
        using TlsFront front = Front(_authority, "localhost");
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        using var producer = new EventProducer(EventStream.OfKafka(Connection(front)), InFlight.Unlimited(), state, NullLogger<EventProducer>.Instance);
        SendResult sent = await producer.SendAsync([new OutgoingEvent(Topics.ProcedureEvents, "16681"u8.ToArray(), "{}"u8.ToArray(), default)], TimeSpan.FromSeconds(10), default);
        sent.Outcome.ShouldBe(SendOutcome.Acknowledged);
    }

    [Fact]
    public async Task User_and_password_are_given_over_TLS_and_a_wrong_one_is_refused_and_named()
    {
        using var asking = new SaslFront("ioc", "bí mật");
        using TlsFront front = Front(_authority, "localhost");
        (asking.Server, front.Server) = (front.Server, asking.Port);
        await TopicsAsync(Connection(front, password: "bí mật"));
        asking.Refused.ShouldBe(0);
        await RefusedAsync(Connection(front, password: "khác"), "unknown!");
        asking.Refused.ShouldBeGreaterThan(0);
    }

    private static TlsFront Front(TestAuthority authority, string host, bool asks = false)
    {
        var front = new TlsFront(authority.Issue(host), asks ? authority.Certificate : null);
        front.Server = NativeKafka.StartMock(front.Port, 12, TopicPlan.All(12).Select(plan => plan.Name));
        return front;
    }

    private KafkaConnection Connection(TlsFront front, bool verifiesHost = true, TestAuthority? ours = null, string? password = null)
    {
        (string? certificate, string? key) = ours?.IssueFiles("worker") ?? default;
        return new KafkaConnection
        {
            BootstrapServers = $"localhost:{front.Port}",
            Security = password is null ? SecurityProtocol.Ssl : SecurityProtocol.SaslSsl,
            Sasl = password is null ? null : SaslMechanism.Plain,
            User = password is null ? null : "ioc",
            Password = password,
            AuthorityFile = _authority.File,
            VerifiesHost = verifiesHost,
            CertificateFile = certificate,
            KeyFile = key,
        };
    }

    /// <summary>As at the start of a worker: all topics are there, so that nothing is made.</summary>
    private static Task TopicsAsync(KafkaConnection connection) => new TopicSetup(connection, NullLogger.Instance).MakeAsync(default);

    /// <summary>No question is answered, and what is said to whoever asks names why.</summary>
    private static async Task RefusedAsync(KafkaConnection connection, string why)
    {
        var setup = new TopicSetup(connection, NullLogger.Instance) { Patience = TimeSpan.FromSeconds(2) };
        await Eventually.Is("the reason", async () => (await Should.ThrowAsync<KafkaException>(setup.MakeAsync(default))).Error.Reason, said => said.Contains(why, StringComparison.OrdinalIgnoreCase));
    }
}
