using System.Reflection;
using Xunit.Sdk;

namespace Ioc.EndToEnd.Browser;

/// <summary>On a collection that shares a browser: tells it when another test begins. Tests of this assembly come one after another.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PagesOfOneTestAttribute : BeforeAfterTestAttribute
{
    private static int _current;

    /// <summary>Number of the test that runs.</summary>
    public static int Current => Volatile.Read(ref _current);

    public override void Before(MethodInfo methodUnderTest) => Interlocked.Increment(ref _current);
}
