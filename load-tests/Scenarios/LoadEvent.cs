namespace Ioc.LoadTests.Scenarios;

/// <summary>A CloudEvent on its way to a topic; the key is its unit's code.</summary>
internal readonly record struct LoadEvent(string Topic, string Key, byte[] Value);
