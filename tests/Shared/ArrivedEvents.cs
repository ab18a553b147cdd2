using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;

namespace Ioc.Tests.Shared;

/// <summary>Arrived events through the real decoder.</summary>
public static class ArrivedEvents
{
    /// <summary>A new decoded event for each; one that is rejected goes into the list, and without a list it throws.</summary>
    public static List<DecodedEvent> Decode(this IEnumerable<ArrivedEvent> events, Profile profile, List<Rejection>? rejected = null)
    {
        var decoder = new EventDecoder(profile);
        List<DecodedEvent> all = [];
        foreach (ArrivedEvent arrived in events)
        {
            var decoded = new DecodedEvent();
            if (!decoder.TryDecode(Encoding.UTF8.GetBytes(arrived.Json), arrived.RecordedAt, decoded, out Rejection rejection))
            {
                (rejected ?? throw new InvalidOperationException($"{rejection}: {arrived.Json}")).Add(rejection);
                continue;
            }

            decoded.Origin = decoded.IsForTheLedger ? new EventOrigin("test", 0, all.Count, null) : null;
            all.Add(decoded);
        }

        return all;
    }
}
