using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Browser;

/// <summary>A fact that needs a Chromium (Debian: apt-get install chromium-headless-shell, which draws a page with half the processor time of the whole browser; elsewhere IOC_CHROMIUM names it), with `proxy` a Caddy too. Skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute(bool proxy = false)
    {
        if (Chromium is null)
        {
            Skip = "no chromium: install chromium-headless-shell, or name one in IOC_CHROMIUM";
        }
        else if (proxy && CaddyProcess.Program is null)
        {
            Skip = "no caddy: install it";
        }
    }

    /// <summary>Path of the browser; null when there is none.</summary>
    public static string? Chromium { get; } =
        new[] { Environment.GetEnvironmentVariable("IOC_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => path is { Length: > 0 } && File.Exists(path));
}
