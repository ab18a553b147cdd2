using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Ioc.EndToEnd.Browser;
using Ioc.EndToEnd.Reports;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Faults;

/// <summary>A running centre is sent what real senders and networks produced; then every page, API and export is asked. None fails, memory stays bounded, and honest figures are what they were.</summary>
public sealed class AbsurdTests
{
    private const long MostMemory = 1_200_000_000;

    [Fact]
    public async Task Nothing_that_arrives_makes_a_reading_fail_or_changes_the_figures_of_others()
    {
        string absurd = FaultEvents.Profile.Units.Last(unit => unit.Kind == UnitKind.Commune).Code;
        string[] honest = [.. FaultEvents.Of(13, 60)];
        using var data = new TemporaryFolder();
        await using IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: ReportRequests.Environment);
        using (HttpClient sender = ioc.Client(IocProcess.IngestKey))
        {
            await sender.PostAllAsync(honest);
            await SendAsync(sender, absurd);
        }

        using HttpClient reader = ioc.Client(IocProcess.ReadKey), reports = ioc.Client(ReportRequests.Key);
        string report = "/reports/" + (await reports.MadeAsync($"{FaultEvents.Today - 20}..{FaultEvents.Today}")).GetProperty("id").GetRawText();
        var failed = new List<string>();
        await AskAsync(reader, Readings(absurd), failed);
        await AskAsync(reports, [.. new[] { "docx", "xlsx", "json", "csv" }.Select(format => $"/api/v1{report}/{format}"), "/api/v1/reports"], failed);
        await DataSteward.AppointAsync(data.Path);
        using HttpClient person = await SignedInAsync(ioc);
        await AskAsync(person, [.. EveryPage.Of("/incidents", report), .. Pages(absurd)], failed);
        failed.ShouldBeEmpty();

        ioc.HasExited.ShouldBeFalse();
        Memory(ioc.Id).ShouldBeLessThan(MostMemory);
        ioc.Output.ShouldNotContain("   at ", customMessage: "no error that nobody expected");
        var naive = new NaiveRecomputation(FaultEvents.Profile);
        Array.ForEach(honest, e => naive.Add(e, Instant.Never));
        await Judge.EveryFigureAsync(reader, naive, FaultEvents.Units, [$"{FaultEvents.Today - 130}..{FaultEvents.Today}"], province: false);
    }

    /// <summary>Each is answered for itself, within what the contract says.</summary>
    private static async Task SendAsync(HttpClient sender, string commune)
    {
        foreach (byte[] body in (byte[][])[new byte[1_100_000], [.. "{\"a\":\""u8, .. new byte[3_900_000]], .. Enumerable.Repeat(new byte[4_000_000], 20), "["u8.ToArray(), "\u001f\u008b"u8.ToArray()])
        {
            (await PostAsync(sender, body)).ShouldBe(HttpStatusCode.BadRequest);
        }

        string procedure = FaultEvents.Profile.Procedures[0].Code;
        foreach (string each in AbsurdEvents.Of(commune, procedure, TimeProvider.System.GetUtcNow(), (FaultEvents.Today - 3).ToString()).Select(e => e.ToJsonString()))
        {
            (await PostAsync(sender, System.Text.Encoding.UTF8.GetBytes(each))).ShouldBe(HttpStatusCode.Accepted, each.Length < 2000 ? each : each[..2000]);
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient sender, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        using HttpResponseMessage answer = await sender.PostAsync("/api/v1/events", content);
        return answer.StatusCode;
    }

    private static IEnumerable<string> Readings(string unit)
    {
        string month = $"{FaultEvents.Today - 20}..{FaultEvents.Today}";
        yield return "/metrics";
        yield return "/health/ready";
        foreach (string of in new[] { "kpis?scope=province", $"kpis?scope=commune:{unit}", "communes?sort=lagScore", "outages?open=false", "targets", "feed", "data-quality?" })
        {
            yield return $"/api/v1/{of}&period={month}".Replace("?&", "?", StringComparison.Ordinal).Replace("targets&", "targets?", StringComparison.Ordinal).Replace("feed&", "feed?", StringComparison.Ordinal);
        }

        foreach (string figure in new[] { "received", "backlog", "overdue", "resolved" })
        {
            yield return $"/api/v1/dossiers?scope=commune:{unit}&figure={figure}&period={month}&limit=500";
            yield return $"/dossiers/export?scope=commune:{unit}&figure={figure}&period={month}&format=csv";
            yield return $"/dossiers/export?scope=commune:{unit}&figure={figure}&period={month}&format=xlsx";
        }

        yield return $"/api/v1/series?scope=commune:{unit}&kpi=received&from={FaultEvents.Today - 20}T00:00:00Z&to={FaultEvents.Today}T00:00:00Z&step=1d";
    }

    private static IEnumerable<string> Pages(string unit) =>
    [
        $"/communes/{unit}", $"/dossiers?scope=commune:{unit}&figure=backlog", "/exports/communes.csv", "/exports/communes.xlsx", "/audit/export?format=csv", "/systems/tthc", "/search?q=%3D1%2B1",
        .. NastyText.All.Select(number => $"/search?q={Uri.EscapeDataString(number)}"), .. NastyText.All.Select(number => $"/dossiers/{unit}/{Uri.EscapeDataString(number)}"),
    ];

    /// <summary>None is an error of ours.</summary>
    private static async Task AskAsync(HttpClient client, IEnumerable<string> addresses, List<string> failed)
    {
        foreach (string address in addresses)
        {
            using HttpResponseMessage answer = await client.GetAsync(address);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            {
                string text = await answer.Content.ReadAsStringAsync();
                failed.Add($"{answer.StatusCode} {address}: {text[..Math.Min(300, text.Length)]}");
            }
        }
    }

    /// <summary>By the link that the program printed, as its first user.</summary>
    private static async Task<HttpClient> SignedInAsync(IocProcess ioc)
    {
        await Eventually.TrueAsync(() => Task.FromResult(ioc.SignInLink.Length > 0), TimeSpan.FromSeconds(90), () => "a sign-in link in:\n" + ioc.Output);
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(ioc.Url), Timeout = TimeSpan.FromMinutes(3) };
        using HttpResponseMessage answer = await client.GetAsync(ioc.SignInLink);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }

    /// <summary>Resident bytes of a process.</summary>
    private static long Memory(int process) => File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024).Single();
}
