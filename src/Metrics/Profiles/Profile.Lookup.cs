namespace Ioc.Metrics.Profiles;

/// <summary>Lookups by code: exact, case-sensitive; by UTF-8 without allocation.</summary>
public sealed partial class Profile
{
    private Codes? codes;

    private Codes ByCode => codes ?? LazyInitializer.EnsureInitialized(ref codes, () => new Codes(this));

    /// <summary>The unit with this code, whether or not it is valid today; null when there is none.</summary>
    public Unit? FindUnit(string code) => ByCode.Units.GetValueOrDefault(code);

    /// <summary>How the lag score weighs a component; null: the profile does not weigh it, or there is no such component.</summary>
    public LagComponent? FindLagComponent(string? id) => LagComponents.FirstOrDefault(component => component.Id == id);

    /// <inheritdoc cref="FindUnit(string)"/>
    public Unit? FindUnit(ReadOnlySpan<byte> code) => ByCode.Utf8Units.Find(code);

    public GovernmentSystem? FindSystem(string id) => ByCode.Systems.GetValueOrDefault(id);

    /// <inheritdoc cref="FindSystem(string)"/>
    public GovernmentSystem? FindSystem(ReadOnlySpan<byte> id) => ByCode.Utf8Systems.Find(id);

    public Procedure? FindProcedure(string code) => ByCode.Procedures.GetValueOrDefault(code);

    public Target? FindTarget(string id) => ByCode.Targets.GetValueOrDefault(id);

    /// <summary>Whether indicator reports may name it: a target measured by indicator, or a reported component of index 766.</summary>
    public bool IsIndicator(string id) => ByCode.Indicators.Contains(id);

    private sealed class Codes
    {
        public Codes(Profile profile)
        {
            Units = profile.Units.ToDictionary(u => u.Code, StringComparer.Ordinal);
            Systems = profile.Systems.ToDictionary(s => s.Id, StringComparer.Ordinal);
            Procedures = profile.Procedures.ToDictionary(p => p.Code, StringComparer.Ordinal);
            Targets = profile.Targets.ToDictionary(t => t.Id, StringComparer.Ordinal);
            Indicators = [.. profile.IndexIndicators, .. profile.Targets.Where(t => t.MeasuredBy.Contains("indicator")).Select(t => t.Id)];
            foreach (Unit unit in profile.Units)
            {
                Utf8Units.Add(unit.Code, unit);
            }

            foreach (GovernmentSystem system in profile.Systems)
            {
                Utf8Systems.Add(system.Id, system);
            }
        }

        public Dictionary<string, Unit> Units { get; }

        public Dictionary<string, GovernmentSystem> Systems { get; }

        public Dictionary<string, Procedure> Procedures { get; }

        public Dictionary<string, Target> Targets { get; }

        public HashSet<string> Indicators { get; }

        public Utf8Table<Unit> Utf8Units { get; } = new();

        public Utf8Table<GovernmentSystem> Utf8Systems { get; } = new();
    }
}
