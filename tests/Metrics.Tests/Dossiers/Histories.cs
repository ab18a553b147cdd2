using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>Histories of arrived events, as the program builds them.</summary>
internal static class Histories
{
    public static Dictionary<DossierKey, DossierHistory> Build(IEnumerable<ArrivedEvent> events, Profile profile)
    {
        Dictionary<DossierKey, DossierHistory> histories = [];
        foreach (DecodedEvent decoded in events.Decode(profile))
        {
            var key = new DossierKey(decoded.Unit!.Code, System.Text.Encoding.UTF8.GetString(decoded.Dossier.Span));
            if (!histories.TryGetValue(key, out DossierHistory? history))
            {
                histories.Add(key, history = new DossierHistory());
            }

            history.Add(DossierEvent.Of(decoded));
        }

        return histories;
    }
}
