using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

public class DossierCodecTests
{
    private static readonly Profile Profile = SmallProfile.Create();

    [Fact]
    public void History_comes_back_as_it_was_written()
    {
        var codec = new DossierHistoryCodec();
        foreach (DossierHistory history in Histories.Build(new RandomDossiers(7).Events(400), Profile).Values)
        {
            history.Duplicates = 300;
            byte[] blob = codec.Encode(history);
            DossierHistory back = codec.Decode(blob);
            back.Duplicates.ShouldBe(300);
            back.Events.Length.ShouldBe(history.Events.Length);
            for (int i = 0; i < back.Events.Length; i++)
            {
                Members(back.Events[i]).ShouldBe(Members(history.Events[i]));
            }

            codec.Encode(back).ShouldBe(blob);
        }
    }

    /// <summary>Two bits each: a fifth word of either needs another layout.</summary>
    [Fact]
    public void Every_channel_and_way_of_payment_has_its_bits()
    {
        foreach ((Channel channel, Payment payment) in from channel in Enum.GetValues<Channel>() from payment in Enum.GetValues<Payment>() select (channel, payment))
        {
            ushort bits = CarriedBits.Pack(new DossierEvent { Channel = channel, Payment = payment });
            (CarriedBits.Channel(bits), CarriedBits.Payment(bits), bits >> 4).ShouldBe((channel, payment, 0));
        }
    }

    [Fact]
    public void Facts_come_back_as_they_were_written()
    {
        var codec = new DossierFactsCodec();
        foreach (DossierHistory history in Histories.Build(new RandomDossiers(8).Events(400), Profile).Values)
        {
            DossierFacts facts = DossierDerivation.Derive(history, Profile);
            DossierFacts back = codec.Decode(codec.Encode(facts));
            back.Pauses.ShouldBe(facts.Pauses);
            (back with { Pauses = facts.Pauses }).ShouldBe(facts);
        }
    }

    [Fact]
    public void Damaged_blobs_are_refused_and_never_read_past_their_end()
    {
        var codec = new DossierHistoryCodec();
        byte[] blob = codec.Encode(Histories.Build(new RandomDossiers(9).Events(1), Profile).Values.First());
        for (int length = 0; length < blob.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => codec.Decode(blob.AsMemory(0, length)));
        }

        blob[0] = 99;
        Should.Throw<InvalidDataException>(() => codec.Decode(blob));
    }

    [Fact]
    public void A_usual_dossier_takes_at_most_300_bytes()
    {
        var history = new DossierHistory();
        for (int i = 1; i <= 3; i++)
        {
            string json = $$$"""{"specversion":"1.0","id":"5f9c1c0e-8a53-4d9b-9d51-6f8c1f0d4b{{{i:00}}}","source":"/vn/40/tthc","type":"vn.ioc.dossier.status","time":"2025-11-0{{{i}}}T08:15:02.123+07:00","data":{"commune":"10001","dossier":"H41.17-251103-0007","procedure":"1.000003","sequence":{{{i}}},"status":"{{{(i == 1 ? "accepted" : i == 2 ? "processing" : "completed")}}}","at":"2025-11-0{{{i}}}T08:15:00+07:00","channel":"online","fullyOnline":true,"outsideArea":false,"dueAt":"2025-11-06T17:00:00+07:00","digitizedComponents":true,"payment":"online"}}""";
            history.Add(DossierEvent.Of(new[] { new ArrivedEvent(json, Instant.Parse($"2025-11-0{i}T08:15:02.517+07:00")) }.Decode(Profile)[0]));
        }

        new DossierHistoryCodec().Encode(history).Length.ShouldBeLessThanOrEqualTo(300);
    }

    private static string Members(in DossierEvent e) => string.Join(
        "|", e.Sequence, e.Status, e.Rating, e.At, e.Time, e.RecordedAt, e.Source, e.IdText, e.Sha, e.Procedure, e.Channel,
        e.FullyOnline, e.OutsideArea, e.DigitizedComponents, e.DigitizedResult, e.Payment, e.DueAt, e.AcceptedAt);
}
