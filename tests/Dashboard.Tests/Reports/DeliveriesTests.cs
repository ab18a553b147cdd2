using System.Text.Json;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Ioc.Reports.Pdf;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>The outbox over a real archive and real servers: once, retried, with receipts.</summary>
public sealed class DeliveriesTests
{
    [Fact]
    public async Task A_webhook_that_fails_is_tried_again_with_the_same_key_and_every_answer_is_kept()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        await using HttpReceiver receiver = HttpReceiver.Start(503, 500, 200);
        var settings = new ReportSettings { Webhooks = [receiver.Address] };
        OpenArchive open = small.Open(settings);
        ArchivedReport report = await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings);

        await sender.SendDueAsync();
        await sender.SendDueAsync();
        receiver.Requests.Count.ShouldBe(1, "not before its pause is over");
        small.Clock.Advance(TimeSpan.FromSeconds(15));
        await sender.SendDueAsync();
        small.Clock.Advance(TimeSpan.FromSeconds(30));
        await sender.SendDueAsync();
        small.Clock.Advance(TimeSpan.FromHours(2));
        await sender.SendDueAsync();

        receiver.Requests.Count.ShouldBe(3);
        receiver.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
        foreach (ReceivedRequest request in receiver.Requests)
        {
            request.Headers["Ioc-Signature"].ShouldBe(SmallSender.Key.Sign(request.Body));
        }

        JsonElement told = JsonDocument.Parse(receiver.Requests[^1].Body).RootElement;
        (told.GetProperty("event").GetString(), told.GetProperty("sha256").GetString()).ShouldBe(("report.draft", report.Sha256));
        open.Deliveries.Latest(10, report.Id).ShouldHaveSingleItem().State.ShouldBe("done");
        open.Deliveries.Receipts(10, report.Id).Select(receipt => (receipt.Accepted, receipt.Answer[..8])).ShouldBe([(true, "HTTP 200"), (false, "HTTP 500"), (false, "HTTP 503")]);
    }

    [Fact]
    public async Task Receivers_that_do_not_answer_delay_no_other_and_one_that_said_yes_has_it()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        using SilentReceiver dead = new(), deadMail = new(), half = new("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of");
        await using HttpReceiver alive = HttpReceiver.Start(200);
        var settings = new ReportSettings
        {
            Webhooks = [dead.Address, half.Address, alive.Address],
            Mail = new MailSettings("127.0.0.1", deadMail.Port, MailSecurity.None, "ioc@example.test") { To = ["a@example.test"] },
        };
        OpenArchive open = small.Open(settings);
        ArchivedReport report = await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings);
        Task sending = sender.SendDueAsync();
        await Eventually.Shows("the one that answers", () => alive.Requests.Count, requests => requests == 1);
        sending.IsCompleted.ShouldBeFalse();

        // The clock of the test stands still: nothing ends by itself. The mail's time begins when its documents are made.
        await Eventually.Shows("receipts of all", Moved, receipts => receipts.Length == 4);
        (Receipt receipt, string target)[] kept = [.. Moved().Select(one => (one, open.Deliveries.Latest(9).Single(delivery => delivery.Id == one.Delivery).Target))];
        kept.OrderBy(one => one.target).Select(one => (one.target, one.receipt.Accepted, one.receipt.Answer)).ShouldBe(
            new[]
            {
                ("a@example.test", false, "no answer within 15 s"), (dead.Address.AbsoluteUri, false, "no answer within 15 s"), (half.Address.AbsoluteUri, true, "HTTP 200"),
                (alive.Address.AbsoluteUri, true, "HTTP 200 as told"),
            }.OrderBy(one => one.Item1));
        await sending;

        Receipt[] Moved()
        {
            small.Clock.Advance(TimeSpan.FromSeconds(5));
            return [.. open.Deliveries.Receipts(10, report.Id)];
        }
    }

    [Fact]
    public async Task What_nobody_takes_for_a_day_is_given_up()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        var settings = new ReportSettings { Webhooks = [new Uri("http://127.0.0.1:1/")] };
        OpenArchive open = small.Open(settings);
        await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings);
        for (int hour = 0; hour < 30; hour++)
        {
            await sender.SendDueAsync();
            small.Clock.Advance(TimeSpan.FromHours(1));
        }

        open.Deliveries.Latest(10).ShouldHaveSingleItem().State.ShouldBe("failed");
        open.Deliveries.Receipts(100).Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Each_step_of_a_report_is_told_once_and_words_are_not()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        small.Clock.Now = Metrics.Time.Instant.Parse("2025-11-06T08:00:00+07:00");
        var settings = new ReportSettings { Webhooks = [new Uri("https://example.test/a")], Mail = new MailSettings("localhost", 25, MailSecurity.None, "ioc@example.test") { To = ["a@example.test", "b@example.test"] } };
        OpenArchive open = small.Open(settings);
        long id = (await open.Desk.FreezeAsync(SmallArchive.October, "an", null, default)).Id;
        await open.Desk.FreezeAsync(SmallArchive.October, "an", null, default);
        open.Archive.Write(id, "an", new Dictionary<string, string> { ["general"] = "Một." });
        open.Archive.Approve(id, "binh");
        open.Archive.Send(id, "binh", "Văn phòng Trung ương Đảng (vptw@example.test); Sở KH&CN");
        open.Deliveries.Latest(20, id).Reverse().Select(delivery => (delivery.What, delivery.Kind, delivery.Target)).ShouldBe(
        [
            ("frozen", "webhook", "https://example.test/a"), ("frozen", "mail", "a@example.test"), ("frozen", "mail", "b@example.test"), ("approved", "webhook", "https://example.test/a"),
            ("approved", "mail", "a@example.test"), ("approved", "mail", "b@example.test"), ("sent", "webhook", "https://example.test/a"), ("sent", "mail", "vptw@example.test"),
        ]);
    }

    [Fact]
    public async Task A_delivery_is_claimed_by_one_dashboard_and_by_another_when_that_one_died()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        var settings = new ReportSettings { Webhooks = [new Uri("https://example.test/a")] };
        OpenArchive first = small.Open(settings), second = small.Open(settings);
        await first.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        first.Deliveries.Claim(settings.Webhooks[0].AbsoluteUri).ShouldNotBeNull();
        second.Deliveries.Claim(settings.Webhooks[0].AbsoluteUri).ShouldBeNull();
        small.Clock.Advance(TimeSpan.FromMinutes(5));
        second.Deliveries.Claim(settings.Webhooks[0].AbsoluteUri).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_newer_feed_takes_the_place_of_one_that_still_waits_and_a_slot_is_laid_out_once()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        Deliveries deliveries = small.Open().Deliveries;
        deliveries.AddFeed("1", "https://example.test/feed", "{\"n\":1}");
        deliveries.AddFeed("1", "https://example.test/feed", "{\"n\":1,\"again\":true}");
        deliveries.AddFeed("2", "https://example.test/feed", "{\"n\":2}");
        deliveries.Latest(10).Select(delivery => (delivery.Slot, delivery.State, delivery.Body)).ShouldBe([("2", "waiting", "{\"n\":2}"), ("1", "superseded", null)]);
    }

    [Fact]
    public async Task A_feed_is_posted_signed_with_its_token()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        await using HttpReceiver receiver = HttpReceiver.Start(202);
        OpenArchive open = small.Open();
        open.Deliveries.AddFeed("1", receiver.Address.AbsoluteUri, "{\"a\":1}");
        using var sender = new SmallSender(small, open, new ReportSettings { FeedToken = "secret" });
        await sender.SendDueAsync();
        ReceivedRequest request = receiver.Requests.ShouldHaveSingleItem();
        (request.Headers["Authorization"], request.Headers["Ioc-Signature"], System.Text.Encoding.UTF8.GetString(request.Body)).ShouldBe(("Bearer secret", SmallSender.Key.Sign(request.Body), "{\"a\":1}"));
    }

    [Fact]
    public async Task A_mail_carries_the_documents_and_its_receipt_is_the_servers_answer()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        await using SmtpReceiver receiver = SmtpReceiver.Start();
        var settings = new ReportSettings
        {
            Link = new Uri("https://ioc.example.test/"),
            Mail = new MailSettings("127.0.0.1", receiver.Port, MailSecurity.None, "ioc@example.test") { To = ["a@example.test", "b@example.test"] },
        };
        OpenArchive open = small.Open(settings);
        ArchivedReport report = await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings);
        await sender.SendDueAsync();

        receiver.Messages.Count.ShouldBe(2, "to each by itself");
        MimeKit.MimeMessage mail = receiver.Messages[0];
        receiver.Recipients.ShouldBe(["a@example.test", "b@example.test"], ignoreOrder: true);
        mail.Subject!.ShouldContain("Dự thảo báo cáo tháng 10 năm 2025");
        mail.TextBody!.ShouldContain(report.Sha256);
        mail.TextBody!.ShouldContain($"https://ioc.example.test/reports/{report.Id}");
        mail.Attachments.Select(part => part.ContentDisposition!.FileName).ShouldContain("bao-cao-2025-10-v1.docx");
        open.Deliveries.Receipts(10, report.Id).Select(receipt => (receipt.Target, receipt.Accepted, receipt.Answer))
            .ShouldBe([("b@example.test", true, "SMTP taken as 42"), ("a@example.test", true, "SMTP taken as 42")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_dead_address_of_the_list_keeps_the_report_from_nobody_else_and_is_tried_again_alone()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        await using SmtpReceiver receiver = SmtpReceiver.Start(new SmtpReceiver { Unknown = ["gone@example.test"] });
        var settings = new ReportSettings { Mail = new MailSettings("127.0.0.1", receiver.Port, MailSecurity.None, "ioc@example.test") { To = ["a@example.test", "gone@example.test", "b@example.test"] } };
        OpenArchive open = small.Open(settings);
        ArchivedReport report = await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings);
        await sender.SendDueAsync();

        receiver.Messages.Select(mail => mail.To.ToString()).ShouldBe(["a@example.test", "b@example.test"], ignoreOrder: true);
        open.Deliveries.Receipts(10, report.Id).Select(receipt => (receipt.Target, receipt.Accepted, receipt.Answer)).ShouldBe(
            [("a@example.test", true, "SMTP taken as 42"), ("gone@example.test", false, "no such mailbox"), ("b@example.test", true, "SMTP taken as 42")], ignoreOrder: true);
        small.Clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDueAsync();
        receiver.Recipients.Order().ShouldBe(["a@example.test", "b@example.test", "gone@example.test", "gone@example.test"]);
        open.Deliveries.Latest(10, report.Id).Reverse().Select(delivery => (delivery.Target, delivery.State, delivery.Attempts)).ShouldBe(
            [("a@example.test", "done", 1L), ("gone@example.test", "waiting", 2L), ("b@example.test", "done", 1L)]);
    }

    [Fact]
    public async Task Mails_go_out_side_by_side_four_at_once_and_a_server_that_says_nothing_holds_up_no_webhook()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        using SilentReceiver silent = new();
        await using HttpReceiver alive = HttpReceiver.Start(200);
        string[] addresses = [.. Enumerable.Range(0, 20).Select(n => $"a{n}@example.test")];
        var settings = new ReportSettings { Webhooks = [alive.Address], Mail = new MailSettings("127.0.0.1", silent.Port, MailSecurity.None, "ioc@example.test") { To = addresses } };
        OpenArchive open = small.Open(settings);
        ArchivedReport report = await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings, (_, _, _) => Task.FromResult<byte[]>([1]));
        Task sending = sender.SendDueAsync();

        // The clock of the test stands still: none of them ends by itself.
        await Eventually.Shows("calls at the mail server", () => silent.Calls, calls => calls == 4);
        await Eventually.Shows("the webhook", () => alive.Requests.Count, requests => requests == 1);
        sending.IsCompleted.ShouldBeFalse();
        int most = 0;
        await Eventually.Shows("a receipt of each, of some a second one by then", Moved, receipts => receipts.Select(receipt => receipt.Target).Distinct().Count() == addresses.Length);
        most.ShouldBeLessThanOrEqualTo(4, "begun and not answered");
        Moved().ShouldAllBe(receipt => !receipt.Accepted && receipt.Answer == "no answer within 15 s");
        Moved().Select(receipt => receipt.Target!).Distinct().Order().ShouldBe(addresses.Order());
        await Eventually.Shows("the end, once nobody's next try is due", () => (Moved(), sending.IsCompleted), seen => seen.IsCompleted);

        Receipt[] Moved()
        {
            int calls = silent.Calls;
            Receipt[] receipts = [.. open.Deliveries.Receipts(100, report.Id).Where(receipt => receipt.Target!.Contains('@', StringComparison.Ordinal))];
            most = Math.Max(most, calls - receipts.Length);
            small.Clock.Advance(TimeSpan.FromSeconds(5));
            return receipts;
        }
    }

    [Fact]
    public async Task A_mail_that_waits_for_its_pdf_says_so_and_goes_out_by_itself()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        await using SmtpReceiver receiver = SmtpReceiver.Start();
        var settings = new ReportSettings { Mail = new MailSettings("127.0.0.1", receiver.Port, MailSecurity.None, "ioc@example.test") { To = ["a@example.test"] } };
        OpenArchive open = small.Open(settings);
        ArchivedReport report = await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        bool busy = true;
        using var sender = new SmallSender(small, open, settings, (_, format, _) => busy && format == "pdf" ? throw new PdfBusyException(TimeSpan.FromSeconds(30)) : Task.FromResult<byte[]>([1]));
        await sender.SendDueAsync();

        Receipt told = open.Deliveries.Receipts(10, report.Id).ShouldHaveSingleItem();
        (told.Accepted, told.Target).ShouldBe((false, "a@example.test"));
        told.Answer.ShouldContain("thư sẽ tự gửi");
        told.Answer.ShouldContain("the mail goes out by itself");
        receiver.Messages.ShouldBeEmpty();

        busy = false;
        small.Clock.Advance(TimeSpan.FromSeconds(15));
        await sender.SendDueAsync();
        receiver.Messages.ShouldHaveSingleItem().Attachments.Count().ShouldBe(3);
        open.Deliveries.Latest(10, report.Id).ShouldHaveSingleItem().State.ShouldBe("done");
    }

    [Fact]
    public async Task A_mail_server_that_offers_no_encryption_gets_nothing_when_encryption_is_asked_for()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        await using SmtpReceiver receiver = SmtpReceiver.Start();
        var settings = new ReportSettings { Mail = new MailSettings("127.0.0.1", receiver.Port, MailSecurity.StartTls, "ioc@example.test") { To = ["a@example.test"] } };
        OpenArchive open = small.Open(settings);
        await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        using var sender = new SmallSender(small, open, settings);
        await sender.SendDueAsync();
        receiver.Messages.ShouldBeEmpty();
        open.Deliveries.Receipts(10).ShouldHaveSingleItem().Accepted.ShouldBeFalse();
    }
}
