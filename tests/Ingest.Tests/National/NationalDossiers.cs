using System.Text;
using System.Text.Json.Nodes;
using Ioc.Ingest.National;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.National;

/// <summary>Messages through the translation, and what the law makes of its events.</summary>
internal static class NationalDossiers
{
    public const string Unit = "16681";
    public const string Number = "H41.17-251103-0007";

    private const string Source = "/vn/40/national-sync";

    public static Profile Profile { get; } = Repository.LoadProfile();

    /// <summary>A Monday, in working hours.</summary>
    public static Instant Accepted { get; } = Instant.Parse("2025-11-03T08:15:00+07:00");

    /// <summary>So many days after acceptance.</summary>
    public static Instant Day(double days) => Accepted + TimeSpan.FromDays(days);

    public static NationalRecord Read(JsonNode message) => NationalRecordReader.Read(Encoding.UTF8.GetBytes(message.ToJsonString()), 1).Single();

    public static IReadOnlyList<byte[]> OfDossier(JsonNode message) => NationalEvents.Of(NationalDossier.Of(Read(message), Profile), Unit, Source);

    public static byte[] OfStep(JsonNode message) => NationalEvents.OfStep(Read(message), Unit, Source);

    /// <summary>Accepted on <see cref="Accepted"/>; changes: members that differ.</summary>
    public static JsonObject Dossier(params (string Member, JsonNode? Value)[] changes) => NationalMessages.Dossier(Number, Accepted, changes);

    public static JsonObject Step(int status, Instant at) => NationalMessages.Step(Number, $"{status}", at);

    /// <summary>Facts of the dossier of which these events were accepted, in this order of arrival.</summary>
    public static DossierFacts Facts(IEnumerable<byte[]> events)
    {
        var history = new DossierHistory();
        foreach (DecodedEvent decoded in events.Select(bytes => new ArrivedEvent(Encoding.UTF8.GetString(bytes), Day(300))).Decode(Profile))
        {
            Encoding.UTF8.GetString(decoded.Dossier.Span).ShouldBe(Number);
            history.Add(DossierEvent.Of(decoded));
        }

        return DossierDerivation.Derive(history, Profile);
    }

    /// <summary>Facts of a dossier of which these messages came; a step is one that has `ThoiDiemXuLy`.</summary>
    public static DossierFacts Facts(params JsonNode[] messages) => Facts(messages.SelectMany(Events));

    public static IEnumerable<byte[]> Events(JsonNode message) => message["ThoiDiemXuLy"] is null ? OfDossier(message) : [OfStep(message)];
}
