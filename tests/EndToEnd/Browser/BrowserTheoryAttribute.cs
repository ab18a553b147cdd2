namespace Ioc.EndToEnd.Browser;

/// <summary>A theory that needs a Chromium; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (BrowserFactAttribute.Chromium is null)
        {
            Skip = "no chromium: install chromium-headless-shell, or name one in IOC_CHROMIUM";
        }
    }
}
