using System.Text.Json.Nodes;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;
using Xunit.Abstractions;
using static Ioc.Ingest.Tests.National.NationalDossiers;
using static Ioc.Tests.Shared.NationalMessages;

namespace Ioc.Ingest.Tests.National;

/// <summary>Any order of messages, any overlap, any resending of old ones: the facts are the same.</summary>
public sealed class NationalOrderTests(ITestOutputHelper output)
{
    private const int Dossiers = 400, Orders = 6;

    [Fact]
    public void Facts_do_not_hang_on_the_order_in_which_messages_come()
    {
        var seen = new HashSet<DossierOutcome>();
        for (int seed = 0; seed < Dossiers; seed++)
        {
            var random = new Random(seed);
            List<JsonNode> messages = Messages(random);
            DossierFacts expected = Facts([.. messages]);
            seen.Add(expected.Outcome);
            for (int order = 0; order < Orders; order++)
            {
                JsonNode[] shuffled = [.. messages, .. messages.Where(_ => random.Next(2) == 0)];
                random.Shuffle(shuffled);
                DossierFacts facts = Facts(shuffled);
                (facts with { Pauses = [] }).ShouldBe(expected with { Pauses = [] }, $"seed {seed}, order {order}");
                facts.Pauses.ShouldBe(expected.Pauses, $"seed {seed}, order {order}");
            }
        }

        output.WriteLine(string.Join(", ", seen));
        seen.Count.ShouldBe(5, "every outcome and none occurred");
    }

    /// <summary>Tellings of one dossier as it goes on, corrected here and there, and its course with everything senders do to it.</summary>
    private static List<JsonNode> Messages(Random random)
    {
        int[][] courses = [[1, 2, 4, 9, 10], [1, 3], [2, 7], [2, 4, 8], [2, 4, 9, 4, 9, 10], [2, 5, 4, 9], [2, 9, 10, 2, 4, 9], [2, 6, 4, 9], [1, 2]];
        int[] course = courses[random.Next(courses.Length)];
        var messages = new List<JsonNode>();
        Instant at = Accepted;
        Instant? submitted = null, accepted = null, finished = null, handedOut = null, refused = null;
        foreach (int status in course)
        {
            (submitted, accepted) = (submitted ?? at, status == 2 ? accepted ?? at : accepted);
            (finished, handedOut, refused) = (status is 7 or 8 or 9 ? at : status is 2 or 4 ? null : finished, status == 10 ? at : status is 2 or 4 ? null : handedOut, status == 3 ? at : null);
            messages.Add(random.Next(8) == 0 && status == 4 ? Silent("", at) : Step(status, at));
            for (int tellings = random.Next(3); tellings > 0; tellings--)
            {
                messages.Add(Dossier(
                    ("TrangThaiHoSo", random.Next(10) == 0 ? "9" : $"{status}"), ("NgayNopHoSo", Or(submitted)), ("NgayTiepNhan", Or(accepted)), ("NgayKetThucXuLy", Or(finished)), ("NgayTra", Or(handedOut)), ("NgayTuChoi", Or(refused)),
                    ("NgayHenTra", random.Next(4) == 0 ? "" : Text(Day(random.Next(1, 6)))), ("KenhThucHien", $"{random.Next(1, 4)}"), ("DuocThanhToanTrucTuyen", $"{random.Next(0, 4)}"),
                    ("HoSoCoThanhPhanSoHoa", $"{random.Next(2)}"), ("DanhSachLePhi", new JsonArray(Fee(random.Next(2) == 0 ? "0" : "8000"))),
                    ("DanhSachHoSoBoSung", random.Next(5) > 0 ? new JsonArray() : new JsonArray(Supplement(at, random.Next(2) == 0 ? null : at + TimeSpan.FromHours(5), Day(3), Day(random.Next(4, 6)))))));
            }

            at += TimeSpan.FromSeconds(random.Next(4) == 0 ? 0 : random.Next(1, 200_000));
        }

        return messages;

        static JsonNode Or(Instant? moment) => moment is { } known ? Text(known) : "";

        static JsonObject Silent(string status, Instant at) => Ioc.Tests.Shared.NationalMessages.Step(Number, status, at);
    }
}
