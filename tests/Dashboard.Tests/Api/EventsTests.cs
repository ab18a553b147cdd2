using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.Api;

[Collection(OneHost.Name)]
public sealed class EventsTests(RunningHost host)
{
    [Fact]
    [Trait("Clock", "bound")]
    public async Task What_was_answered_202_is_in_the_next_sheet()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        HttpResponseMessage answer = await ingest.PostEventsAsync(Events.Status("16777", "H41-in-the-next-sheet").ToJsonString());
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.JsonAsync()).GetProperty("accepted").GetInt32().ShouldBe(1);

        JsonElement sheet = await read.GetJsonAsync($"/api/v1/kpis?scope=commune:16777&period={Events.SinceYesterday}");
        sheet.GetProperty("received").GetInt32().ShouldBe(1);
        sheet.GetProperty("backlog").GetInt32().ShouldBe(1);
        sheet.GetProperty("coverage").GetProperty("reporting").GetInt32().ShouldBe(1);
        JsonElement list = await read.GetJsonAsync($"/api/v1/dossiers?scope=commune:16777&figure=backlog&period={Events.SinceYesterday}");
        list.GetProperty("total").GetInt32().ShouldBe(1);
        list.GetProperty("items")[0].GetProperty("dossier").GetString().ShouldBe("H41-in-the-next-sheet");
    }

    [Fact]
    [Trait("Clock", "bound")]
    public async Task Duplicate_is_accepted_and_changes_nothing()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        string once = Events.Status("16792", "H41-twice").ToJsonString();
        for (int i = 0; i < 2; i++)
        {
            (await (await ingest.PostEventsAsync(once)).JsonAsync()).GetProperty("accepted").GetInt32().ShouldBe(1);
        }

        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:16792&period={Events.SinceYesterday}")).GetProperty("received").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Batch_takes_the_good_and_names_the_bad_by_index()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        string body = $"[{Events.Status("16702", "H41-good").ToJsonString()}, 7, {Events.Status("99999", "H41-nowhere", id: "lost").ToJsonString()}]";
        HttpResponseMessage answer = await ingest.PostEventsAsync(body, Events.Batch);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        JsonElement json = await answer.JsonAsync();
        json.GetProperty("accepted").GetInt32().ShouldBe(1);
        json.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("index").GetInt32(), r.GetProperty("reason").GetString(), r.GetProperty("id").GetString()))
            .ShouldBe([(1, "not-cloudevent", null), (2, "unknown-commune", "lost")]);
    }

    [Theory]
    [InlineData("{\"specversion\":", Events.One, 400, "malformed-json")]
    [InlineData("", Events.One, 400, "malformed-json")]
    [InlineData("[] []", Events.Batch, 400, "malformed-json")]
    [InlineData("{}", Events.Batch, 400, "not-cloudevent")]
    [InlineData("7", Events.Batch, 400, "not-cloudevent")]
    public async Task Body_that_is_no_event_at_all_is_refused_whole_and_kept(string body, string contentType, int status, string reason)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        long before = await CountAsync(read, reason);
        HttpResponseMessage answer = await ingest.PostEventsAsync(body, contentType);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.JsonAsync()).GetProperty("reason").GetString().ShouldBe(reason);
        (await CountAsync(read, reason)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Body_with_bytes_that_are_not_UTF8_is_no_JSON()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        byte[] body = Encoding.UTF8.GetBytes(Events.Status("16702", "H41-bytes-X").ToJsonString());
        body[Array.IndexOf(body, (byte)'X')] = 0xff;
        ((int)(await ingest.PostEventsAsync(body)).StatusCode).ShouldBe(400);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Another_content_type_is_415(string contentType)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        ((int)(await ingest.PostEventsAsync("{}", contentType)).StatusCode).ShouldBe(415);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_packed_body_is_unpacked_and_its_limit_is_of_what_comes_out(string encoding)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        string one = Events.Status("16702", "H41-packed-" + encoding).ToJsonString();
        HttpResponseMessage answer = await ingest.PostEventsAsync(Packed(encoding, one), encoding: encoding);
        ((int)answer.StatusCode, (await answer.JsonAsync()).GetProperty("accepted").GetInt32()).ShouldBe((202, 1));
        ((int)(await ingest.PostEventsAsync(Packed(encoding, one + new string(' ', 4_000_001 - one.Length)), encoding: encoding)).StatusCode).ShouldBe(413);
        HttpResponseMessage bomb = await ingest.PostEventsAsync(Packed(encoding, one + new string(' ', 50_000_000)), encoding: encoding);
        ((int)bomb.StatusCode, (await bomb.JsonAsync()).GetProperty("detail").GetString()).ShouldBe((413, "The body is larger than 4,000,000 bytes. Nothing was taken."));
        ((int)(await ingest.PostEventsAsync(Packed(encoding, "[" + new string(' ', 3_999_998) + "]"), Events.Batch, encoding)).StatusCode).ShouldBe(202);

        long before = await CountAsync(read, "malformed-json");
        HttpResponseMessage damaged = await ingest.PostEventsAsync("{\"specversion\""u8.ToArray(), encoding: encoding);
        ((int)damaged.StatusCode, (await damaged.JsonAsync()).GetProperty("reason").GetString()).ShouldBe((400, "malformed-json"));
        (await CountAsync(read, "malformed-json")).ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("X-GZip", "gzip")]
    [InlineData("BR", "br")]
    [InlineData("gzip, identity", "gzip")]
    [InlineData("Identity , ,x-gzip", "gzip")]
    [InlineData("identity", "")]
    [InlineData("IDENTITY, identity", "")]
    [InlineData(",", "")]
    public async Task An_encoding_is_read_as_HTTP_has_it(string said, string meant)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        string one = Events.Status("16702", $"H41-coded-{said.Length}-{meant}-{said[0]}").ToJsonString();
        HttpResponseMessage answer = await ingest.PostEventsAsync(meant.Length == 0 ? Encoding.UTF8.GetBytes(one) : Packed(meant, one), encoding: said);
        ((int)answer.StatusCode, (await answer.JsonAsync()).GetProperty("accepted").GetInt32()).ShouldBe((202, 1));
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("br, x-gzip")]
    [InlineData("gzip, deflate")]
    public async Task Another_encoding_is_415_and_says_which_are_taken(string encoding)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        HttpResponseMessage answer = await ingest.PostEventsAsync([1, 2, 3], encoding: encoding);
        ((int)answer.StatusCode, string.Join(", ", answer.Headers.GetValues("Accept-Encoding"))).ShouldBe((415, "gzip, br"));
    }

    private static byte[] Packed(string encoding, string body)
    {
        var packed = new MemoryStream();
        using (Stream pack = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
        {
            pack.Write(Encoding.UTF8.GetBytes(body));
        }

        return packed.ToArray();
    }

    [Fact]
    public async Task Content_type_may_carry_a_charset()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        ((int)(await ingest.PostEventsAsync("[]", "Application/CloudEvents-Batch+JSON; charset=utf-8")).StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task Too_large_a_body_or_batch_is_413_and_nothing_is_taken()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        string one = Events.Status("16732", "H41-too-many").ToJsonString();
        string many = $"[{one}{string.Concat(Enumerable.Repeat(",1", 5000))}]";
        ((int)(await ingest.PostEventsAsync(many, Events.Batch)).StatusCode).ShouldBe(413);
        ((int)(await ingest.PostEventsAsync(one + new string(' ', 4_000_001 - one.Length))).StatusCode).ShouldBe(413);
        ((int)(await ingest.PostEventsAsync("[" + new string(' ', 3_999_998) + "]", Events.Batch)).StatusCode).ShouldBe(202);
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:16732&period={Events.SinceYesterday}")).GetProperty("received").GetInt32().ShouldBe(0);
    }

    private static async Task<long> CountAsync(HttpClient read, string reason) =>
        (await read.GetJsonAsync($"/api/v1/data-quality?period={Events.SinceYesterday}")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("reason").GetString() == reason)
            .Sum(item => item.GetProperty("count").GetInt64());
}
