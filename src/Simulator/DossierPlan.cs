using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>A dossier from filing to hand-over, as its source system will report it. Step n is sequence n + 1; <see cref="RatingStep"/> is the citizen's rating.</summary>
internal sealed class DossierPlan(UnitCharacter unit, string number) : IEmitter
{
    public const int RatingStep = 100;

    private readonly List<DossierStep> steps = new(5);

    public string Number => number;

    public IReadOnlyList<DossierStep> Steps => steps;

    public string Key => unit.Unit.Code;

    public required string Procedure { get; init; }

    public required Channel Channel { get; init; }

    public required bool FullyOnline { get; init; }

    public required bool OutsideArea { get; init; }

    public required bool DigitizedComponents { get; init; }

    public required bool DigitizedResult { get; init; }

    public required Payment Payment { get; init; }

    /// <summary>Null: rejected before it was received.</summary>
    public Instant? AcceptedAt { get; set; }

    /// <summary>Sent with the accepted event; null when its software does not.</summary>
    public Instant? DueAt { get; set; }

    public int Rating { get; set; }

    public Instant RatedAt { get; set; }

    /// <summary>The step that closes it; returned may follow.</summary>
    public int ClosingStep { get; set; }

    public EventKind KindOf(int step) => step == RatingStep ? EventKind.DossierRating : EventKind.DossierStatus;

    /// <summary>Adds a status on a whole second, never before the one before.</summary>
    public Instant Add(DossierStatus status, Instant at)
    {
        var second = new Instant(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond));
        Instant notBefore = steps.Count == 0 ? second : Instant.Max(second, steps[^1].At);
        steps.Add(new DossierStep(status, notBefore));
        return notBefore;
    }

    public void Write(EventJson json, in Emission emission)
    {
        if (emission.Step == RatingStep)
        {
            WriteRating(json);
        }
        else
        {
            WriteStatus(json, emission.Step);
        }
    }

    private void WriteRating(EventJson json)
    {
        json.Begin(EventKind.DossierRating, unit.Source, $"{number}:rating", RatedAt + TimeSpan.FromSeconds(1));
        json.Data.WriteString("commune"u8, Key);
        json.Data.WriteString("dossier"u8, number);
        json.Data.WriteNumber("rating"u8, Rating);
        json.Data.WriteString("at"u8, RatedAt.ToLocal());
        json.End();
    }

    private void WriteStatus(EventJson json, int step)
    {
        (DossierStatus status, Instant at) = steps[step];
        json.Begin(EventKind.DossierStatus, unit.Source, string.Create(CultureInfo.InvariantCulture, $"{number}:{step + 1}"), at + TimeSpan.FromSeconds(1));
        json.Data.WriteString("commune"u8, Key);
        json.Data.WriteString("dossier"u8, number);
        json.Data.WriteString("procedure"u8, Procedure);
        json.Data.WriteNumber("sequence"u8, step + 1);
        json.Data.WriteString("status"u8, EventWords.Name(status));
        json.Data.WriteString("at"u8, at.ToLocal());
        json.Data.WriteString("channel"u8, EventWords.Name(Channel));
        json.Data.WriteBoolean("fullyOnline"u8, FullyOnline);
        json.Data.WriteBoolean("outsideArea"u8, OutsideArea);
        if (status != DossierStatus.Registered && AcceptedAt is { } accepted && accepted <= at)
        {
            json.Data.WriteString("acceptedAt"u8, accepted.ToLocal());
            json.Data.WriteBoolean("digitizedComponents"u8, DigitizedComponents);
        }

        if (status == DossierStatus.Accepted && DueAt is { } due)
        {
            json.Data.WriteString("dueAt"u8, due.ToLocal());
        }

        if (status is DossierStatus.Completed or DossierStatus.Returned)
        {
            json.Data.WriteBoolean("digitizedResult"u8, DigitizedResult);
            json.Data.WriteString("payment"u8, EventWords.Name(Payment));
        }

        json.End();
    }
}
