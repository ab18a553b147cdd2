using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Metrics.Time;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Figures;
using Ioc.Reports.Pdf;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Reports.Tests;

/// <summary>What a converter that hangs costs, and documents that were stored before texts had bounds.</summary>
public sealed class PdfConverterTests
{
    private readonly FakeClock _clock = new(Instant.Parse("2025-11-03T08:00:00+07:00"));

    /// <summary>A program in place of LibreOffice: it says where it works, starts another and hangs, as soffice does with soffice.bin.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_converter_that_hangs_is_ended_with_all_that_it_started_and_leaves_nothing(bool byTime)
    {
        string folder = Directory.CreateTempSubdirectory("ioc-hangs-").FullName;
        string program = Path.Combine(folder, "hangs"), told = Path.Combine(folder, "told");
        try
        {
            await File.WriteAllTextAsync(program, $"#!/bin/bash\nsleep 3600 &\nwhile [ \"$1\" != --outdir ]; do shift; done\necho \"$2 $! $$\" > '{told}.new'\nmv '{told}.new' '{told}'\nwait\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            using var left = new CancellationTokenSource();
            Task<byte[]> making = PdfConverter.MakeAsync(program, [1, 2, 3], _clock, left.Token);
            await Eventually.Shows("the program at work", () => File.Exists(told), there => there);
            string[] words = (await File.ReadAllTextAsync(told)).Split(' ', '\n');
            if (byTime)
            {
                _clock.Advance(TimeSpan.FromMinutes(3));
                (await Should.ThrowAsync<PdfUnavailableException>(making)).Message.ShouldContain("3 minutes");
            }
            else
            {
                await left.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(making);
            }

            Directory.Exists(words[0]).ShouldBeFalse();
            foreach (string id in words[1..3])
            {
                await Eventually.Shows($"process {id}", () => ProcessEnd.Of(int.Parse(id, CultureInfo.InvariantCulture)), ended => ended);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What senders and people wrote: codes and fields of procedures that are not known, names of a profile, and the words of the report. Others wait meanwhile, so it has to be far from the time limit.</summary>
    [NeedsLibreOffice]
    public async Task A_report_full_of_texts_without_a_blank_is_a_pdf_within_its_time()
    {
        MadeReport report = await EndlessAsync();
        byte[] pdf = await ReportFormat.WriteAsync(report, "pdf", TestClock.Shared, default);
        pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
    }

    /// <summary>Names of units stand below bars; of a longer one nothing is read there, and LibreOffice works on it for minutes (three of 20,000 letters: 148 s).</summary>
    [Fact]
    public async Task No_label_of_a_chart_is_longer_than_what_is_read()
    {
        using var bytes = new MemoryStream(DocxDocument.Write(await EndlessAsync()));
        using WordprocessingDocument document = WordprocessingDocument.Open(bytes, isEditable: false);
        string[] labels = [.. document.MainDocumentPart!.ChartParts.SelectMany(chart => chart.ChartSpace!.Descendants<StringPoint>()).Select(point => point.InnerText)];
        labels.Count(label => label.EndsWith("ữ…", StringComparison.Ordinal)).ShouldBeGreaterThan(1, "names that a chart cut");
        labels.ShouldAllBe(label => label.Length <= ReportChart.LongestLabel);
    }

    private static async Task<MadeReport> EndlessAsync()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeFigures made = await province.MakeAsync();
        string endless = string.Concat(Enumerable.Repeat("ữ", 20_000));
        made.Figures.Units.Count(unit => unit.Rank is not null).ShouldBeGreaterThan(2, "units that a chart shows");
        ReportFigures figures = made.Figures with
        {
            Units = [.. made.Figures.Units.Select((unit, n) => unit with { Name = n + endless, Successor = unit.Ended is null ? null : endless })],
            Systems = [.. made.Figures.Systems.Select((system, n) => system with { NameVi = n + endless })],
            Targets = [.. made.Figures.Targets.Select((target, n) => target with { NameVi = n + endless })],
            Procedures = [.. Enumerable.Range(0, 40).Select(n => made.Figures.Procedures[0] with { Code = n + endless, Name = n + endless, Field = endless })],
        };
        var edition = new ReportEdition { Texts = TextSlots.All.ToDictionary(slot => slot, _ => endless) };
        return MadeReport.Of(made with { Figures = figures }, edition, FormFields.Of(province.Profile));
    }
}
