using System.Diagnostics;
using System.Globalization;

namespace Ioc.Reports.Pdf;

/// <summary>The PDF is the Word document converted by LibreOffice (headless), so that both say the same. Fonts are embedded, headings become bookmarks.</summary>
public static class PdfConverter
{
    private const string Options = "pdf:writer_pdf_Export:{\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"},\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(3), _dying = TimeSpan.FromSeconds(5);

    /// <summary>Where LibreOffice is; null when it is not installed.</summary>
    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "soffice", "libreoffice" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>One for the process: LibreOffice takes a core and 200 MB.</summary>
    private static readonly PdfQueue _queue = new(MakeAsync, TimeSpan.FromSeconds(30));

    /// <summary>
    /// The same document gives the same bytes, made once. Throws <see cref="PdfUnavailableException"/> when LibreOffice is missing or fails (nothing is left behind),
    /// <see cref="PdfBusyException"/> when others are being made for longer than 30 s.
    /// </summary>
    public static Task<byte[]> ConvertAsync(byte[] docx, TimeProvider time, CancellationToken cancellation) => _queue.ConvertAsync(docx, time, cancellation);

    private static Task<byte[]> MakeAsync(byte[] docx, TimeProvider time, CancellationToken cancellation) => MakeAsync(
        Program ?? throw new PdfUnavailableException(
            "Chưa cài LibreOffice nên không tạo được PDF; hãy chạy ./ioc setup pdf trên máy chủ, hoặc tải bản DOCX. LibreOffice is not installed, so there is no PDF: ./ioc setup pdf on the server, or take the DOCX."),
        docx, time, cancellation);

    /// <summary>By a program that takes LibreOffice's arguments.</summary>
    internal static async Task<byte[]> MakeAsync(string program, byte[] docx, TimeProvider time, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("ioc-pdf-").FullName;
        try
        {
            string source = Path.Combine(folder, "report.docx");
            await File.WriteAllBytesAsync(source, docx, cancellation).ConfigureAwait(false);
            await RunAsync(program, folder, source, time, cancellation).ConfigureAwait(false);
            return await File.ReadAllBytesAsync(Path.Combine(folder, "report.pdf"), cancellation).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string program, string folder, string source, TimeProvider time, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in new[]
        {
            // A profile of its own: programs of this machine that use LibreOffice too must not wait for each other's lock.
            "-env:UserInstallation=" + new Uri(Path.Combine(folder, "office")).AbsoluteUri, "--headless", "--norestore", "--convert-to", Options, "--outdir", folder, source,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new PdfUnavailableException($"{program} did not start.");
        using var limit = new CancellationTokenSource(_longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);

        // Both end when none of its processes is left to write to them.
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Task gone = Task.WhenAll(output, errors);
        try
        {
            await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
            await gone.WaitAsync(_dying, time, both.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a helper that outlives it holds nobody up
            if (process.ExitCode != 0 || !File.Exists(Path.Combine(folder, "report.pdf")))
            {
                string said = gone.IsCompletedSuccessfully ? await errors.ConfigureAwait(false) + await output.ConfigureAwait(false) : "";
                throw new PdfUnavailableException($"LibreOffice could not make the PDF (exit code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}): {said}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await gone.WaitAsync(_dying, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // else they still write where is cleared up
            if (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new PdfUnavailableException($"LibreOffice did not finish within {_longest.TotalMinutes} minutes.");
            }

            throw;
        }
    }
}
