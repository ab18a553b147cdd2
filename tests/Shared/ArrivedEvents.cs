using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;

namespace Ioc.Tests.Shared;

/// <summary>Arrived events through the real decoder.</summary>
public static class ArrivedEvents
{
    /// <summary>A new decoded event for each; throws when one is rejected.</summary>
    public static List<DecodedEvent> Decode(this IEnumerable<ArrivedEvent> events, Profile profile)
    {
        var decoder = new EventDecoder(profile);
        List<DecodedEvent> all = [];
        foreach (ArrivedEvent arrived in events)
        {
            var decoded = new DecodedEvent();
            if (!decoder.TryDecode(Encoding.UTF8.GetBytes(arrived.Json), arrived.RecordedAt, decoded, out Rejection rejection))
            {
                throw new InvalidOperationException($"{rejection}: {arrived.Json}");
            }

            all.Add(decoded);
        }

        return all;
    }
}
