using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>How a dossier's events travel: mostly within seconds; a few a day late, out of order, or twice.</summary>
internal static class DeliveryPlan
{
    private const double Late = 0.002;
    private const double OutOfOrder = 0.004;
    private const double Twice = 0.006;

    public static void Deliver(DossierPlan plan, int seed, Action<Emission> send)
    {
        Dice dice = Dice.For(seed, plan.Number);
        for (int step = 0; step < plan.Steps.Count; step++)
        {
            Instant at = plan.Steps[step].At + TimeSpan.FromMilliseconds(400 + dice.Below(4_600));
            if (dice.Chance(Late))
            {
                at += dice.Minutes(25 * 60, 70 * 60);
            }
            else if (step < plan.Steps.Count - 1 && dice.Chance(OutOfOrder))
            {
                at += dice.Minutes(1, 4) + (plan.Steps[step + 1].At - plan.Steps[step].At);
            }

            send(new Emission(at, plan, step));
            if (dice.Chance(Twice))
            {
                send(new Emission(at + TimeSpan.FromMilliseconds(2_000 + dice.Below(90_000)), plan, step));
            }
        }

        if (plan.Rating > 0)
        {
            send(new Emission(plan.RatedAt + TimeSpan.FromMilliseconds(400 + dice.Below(4_600)), plan, DossierPlan.RatingStep));
        }
    }
}
