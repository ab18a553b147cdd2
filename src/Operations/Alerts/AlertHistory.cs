using Ioc.Operations.Access;

namespace Ioc.Operations.Alerts;

/// <summary>An alert that is over, as its viewer may see it.</summary>
public sealed record PastAlert(AlertRow Row, OpenAlert Alert, AlertRule Rule);

/// <summary>Some of them, the newest first. Older: where the next ones begin; null: there are none.</summary>
public sealed record PastAlerts(IReadOnlyList<PastAlert> Items, long? Older);

/// <summary>Pages of alerts that are over. Thread-safe.</summary>
public sealed class AlertHistory(AlertStore store, AlertRules rules)
{
    private const int AtOnce = 200;

    /// <summary>Rows looked through for one page at most: whoever sees few of them goes on from there.</summary>
    private const int MostLooked = 4000;

    /// <summary>A page is filled with what the viewer may see, however much lies between.</summary>
    public PastAlerts Read(VisibleUnits visible, long? before, int size)
    {
        IReadOnlyDictionary<string, AlertRule> known = rules.EverKnown();
        var items = new List<PastAlert>();
        for (int looked = 0; looked < MostLooked; looked += AtOnce)
        {
            IReadOnlyList<AlertRow> rows = store.History(AtOnce, before);
            foreach (AlertRow row in rows)
            {
                if (row.Alert().SeenBy(visible) is not { } alert || !known.TryGetValue(row.Rule, out AlertRule? rule))
                {
                    continue;
                }

                if (items.Count == size)
                {
                    return new PastAlerts(items, items[^1].Row.Id);
                }

                items.Add(new PastAlert(row, alert, rule));
            }

            if (rows.Count < AtOnce)
            {
                return new PastAlerts(items, null);
            }

            before = rows[^1].Id;
        }

        return new PastAlerts(items, before);
    }
}
