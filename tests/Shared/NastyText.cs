namespace Ioc.Tests.Shared;

/// <summary>Text that is an address, a formula, markup, or looks like something else.</summary>
public static class NastyText
{
    public static readonly string[] All =
        ["=1+1", "\n=1+1", "\t=cmd", "＝1+1", "_x0041_", ".", "..", "/", "a/b?c=d#e", "%2F%2e%2e", "<script>alert(1)</script>", "'; DROP TABLE dossiers --", "\u202Egnp.exe", "\u0000", "\uFFFE", "R\uFFFE7", " ", "\uD83D\uDE00", new string('\u1EC7', 64)];
}
