using System.Globalization;
using Ioc.Metrics.Time;
using Ioc.Resources;

namespace Ioc.Dashboard.Dossiers;

/// <summary>Calendar days from the day a dossier was accepted to the day looked at, both ends included; To null: and more. In addresses `6-10`, `31-`.</summary>
public readonly record struct DossierAge(int From, int? To)
{
    /// <summary>The ages that a backlog is counted by: they touch, and leave none out.</summary>
    public static IReadOnlyList<DossierAge> Parts { get; } = [new(0, 1), new(2, 5), new(6, 10), new(11, 20), new(21, 30), new(31, null)];

    /// <summary>Null for what is none.</summary>
    public static DossierAge? Parse(string? text) =>
        text?.Split('-') is [var from, var to]
        && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out int first)
        && (to.Length == 0 || (int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out int last) && last >= first))
            ? new DossierAge(Math.Min(first, MostDays), to.Length == 0 ? null : Math.Min(int.Parse(to, CultureInfo.InvariantCulture), MostDays))
            : null;

    /// <summary>Keeps reckoning with days within the calendar.</summary>
    private const int MostDays = 36_500;

    public bool Contains(int days) => days >= From && (To is not { } to || days <= to);

    /// <summary>The days of acceptance of dossiers that are so old on the day.</summary>
    public (LocalDay? First, LocalDay Last) Accepted(LocalDay day) => (To is { } to ? day - to : null, day - From);

    public string Text(Texts texts) => To is { } to
        ? string.Format(CultureInfo.InvariantCulture, texts.Drill.AgeBetween, From, to)
        : string.Format(CultureInfo.InvariantCulture, texts.Drill.AgeOver, From - 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
}
