using Ioc.Metrics.Events;

namespace Ioc.Ingest.Mapping;

/// <summary>How a member of an event is written.</summary>
internal enum MemberForm
{
    Text,

    /// <summary>A status of a dossier, by name or by number.</summary>
    Status,
    Whole,
    Number,
    Flag,
    Time,
    Day,
}

/// <summary>What a code or word is judged by when it stands in the mapping itself.</summary>
internal enum MemberCodes
{
    Any,
    Unit,
    UnitOrProvince,
    System,
    Indicator,
}

/// <summary>A member of an event's data that a mapping may give (CONTRACTS.md, Events). Words: the only ones it may be; empty: any. What Ioc writes itself (handing over) is not among them.</summary>
internal sealed record EventMember(string Name, MemberForm Form, bool Required, MemberCodes Codes, IReadOnlyList<string> Words)
{
    private static readonly string[] _statuses = [.. Enum.GetValues<DossierStatus>().Where(status => status != DossierStatus.None).Select(EventWords.Name)];
    private static readonly string[] _channels = ["online", "in-person", "postal"], _payments = ["none", "online", "offline"], _health = ["up", "degraded", "down"];

    private static readonly EventMember _commune = Needed("commune", MemberForm.Text, MemberCodes.Unit), _at = Needed("at", MemberForm.Time), _dossier = Needed("dossier", MemberForm.Text);

    private static readonly Dictionary<EventKind, EventMember[]> _ofKind = new()
    {
        [EventKind.DossierStatus] =
        [
            _commune, _dossier, Needed("procedure", MemberForm.Text) with { Required = false }, Needed("sequence", MemberForm.Whole), Of("status", MemberForm.Status, _statuses) with { Required = true }, _at,
            Of("channel", MemberForm.Text, _channels), Of("fullyOnline", MemberForm.Flag), Of("outsideArea", MemberForm.Flag), Of("dueAt", MemberForm.Time), Of("acceptedAt", MemberForm.Time),
            Of("digitizedComponents", MemberForm.Flag), Of("digitizedResult", MemberForm.Flag), Of("payment", MemberForm.Text, _payments),
        ],
        [EventKind.DossierRating] = [_commune, _dossier, Needed("rating", MemberForm.Whole), _at],
        [EventKind.SystemHealth] =
        [
            _commune, Needed("system", MemberForm.Text, MemberCodes.System), Of("status", MemberForm.Text, _health) with { Required = true }, _at,
            Of("intervalSeconds", MemberForm.Whole), Of("latencyMs", MemberForm.Number), Of("detail", MemberForm.Text),
        ],
        [EventKind.IndicatorReport] =
        [
            Needed("unit", MemberForm.Text, MemberCodes.UnitOrProvince), Needed("indicator", MemberForm.Text, MemberCodes.Indicator), _at,
            Of("numerator", MemberForm.Number), Of("denominator", MemberForm.Number), Of("value", MemberForm.Number), Needed("reportedBy", MemberForm.Text), Of("note", MemberForm.Text),
        ],
        [EventKind.SourceTotal] =
        [
            _commune, Needed("day", MemberForm.Day), Needed("received", MemberForm.Whole), Needed("resolved", MemberForm.Whole), Needed("backlog", MemberForm.Whole), _at,
        ],
    };

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<EventMember> Of(EventKind kind) => _ofKind[kind];

    private static EventMember Of(string name, MemberForm form, params string[] words) => new(name, form, Required: false, MemberCodes.Any, words);

    private static EventMember Needed(string name, MemberForm form, MemberCodes codes = MemberCodes.Any) => new(name, form, Required: true, codes, []);
}
