using Ioc.Metrics.Profiles;

namespace Ioc.Simulator;

/// <summary>Gives every unit its character: dossiers by population, eight lagging communes, the provincial units' share.</summary>
internal static class Characters
{
    /// <summary>So that Nghệ An files about 225,000 in 90 days.</summary>
    private const double PerInhabitant = 2_630 / 3_470_988.0;
    private const double ProvincialShare = 0.12;
    private const int LaggingCommunes = 8;
    private const int UnknownPopulation = 15_000;

    public static UnitCharacter[] Of(Profile profile, int seed)
    {
        Unit[] communes = [.. profile.Units.Where(u => u.Kind == UnitKind.Commune)];
        HashSet<string> lagging = [.. communes.OrderBy(u => Dice.For(seed, "lagging " + u.Code).Next()).Take(Math.Min(LaggingCommunes, communes.Length / 3)).Select(u => u.Code)];
        double ofCommunes = communes.Sum(Inhabitants) * PerInhabitant;
        double provincialWeight = profile.Units.Where(u => u.Kind != UnitKind.Commune).Sum(u => Weight(u, seed));
        return [.. profile.Units.Select(u => Of(u, seed, lagging.Contains(u.Code), PerDay(u)))];

        double PerDay(Unit u) => u.Kind == UnitKind.Commune
            ? Inhabitants(u) * PerInhabitant
            : ofCommunes * ProvincialShare / (1 - ProvincialShare) * Weight(u, seed) / provincialWeight;
    }

    private static double Inhabitants(Unit unit) => unit.Population ?? UnknownPopulation;

    private static double Weight(Unit unit, int seed) => Dice.For(seed, "weight " + unit.Code).Between(0.5, 1.5) * (unit.Kind == UnitKind.Vertical ? 3 : 1);

    private static UnitCharacter Of(Unit unit, int seed, bool lagging, double perDay)
    {
        Dice dice = Dice.For(seed, "character " + unit.Code);
        return new UnitCharacter
        {
            Unit = unit,
            PerDay = perDay,
            Lagging = lagging,
            Online = lagging ? dice.Between(0.45, 0.62) : dice.Between(0.76, 0.90),
            FullyOnline = lagging ? dice.Between(0.6, 0.8) : dice.Between(0.92, 0.99),
            Late = lagging ? dice.Between(0.14, 0.28) : dice.Between(0.012, 0.045),
            LateHours = lagging ? dice.Between(12, 24) : dice.Between(3, 8),
            DigitizedComponents = lagging ? dice.Between(0.5, 0.7) : dice.Between(0.88, 0.99),
            DigitizedResult = lagging ? dice.Between(0.45, 0.7) : dice.Between(0.86, 0.99),
            SendsDueAt = dice.Chance(0.3),
        };
    }
}
