using Ioc.Dashboard.Components.Communes;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>One system over the columns' units: a letter of state each (index into <see cref="SystemMatrix.Shown"/> as digit, a dot where it is not monitored). Equal rows are not drawn again.</summary>
public sealed record SystemMatrixRow(GovernmentSystem System, string States, int Up, int Monitored);

/// <summary>A system in trouble at a unit.</summary>
public sealed record SystemTrouble(GovernmentSystem System, Unit Unit, SystemNow Now);

/// <summary>States of all systems at the units that a viewer may see; at most as many columns as fit one view. Immutable.</summary>
public sealed record SystemMatrix(IReadOnlyList<Unit> Units, IReadOnlyList<SystemMatrixRow> Rows, IReadOnlyList<SystemTrouble> Troubles, int Page, int Pages)
{
    /// <summary>Columns of one view; more units are on further pages.</summary>
    public const int MostColumns = 180;

    /// <summary>Whether the state of any system in view is known; until then nothing can be said of troubles.</summary>
    public bool IsKnown => Rows.Any(row => row.Monitored > 0);

    public static readonly SystemMatrix Empty = new([], [], [], 1, 1);

    /// <summary>In the order of their letters.</summary>
    public static IReadOnlyList<SystemState> Shown { get; } =
        [SystemState.Up, SystemState.Degraded, SystemState.Down, SystemState.Silent, SystemState.Maintenance, SystemState.Unobserved];

    public static SystemMatrix Of(LiveSnapshot snapshot, Profile profile, VisibleUnits visible, bool troubledFirst, int page)
    {
        List<UnitLive> units = [.. snapshot.Units.Where(unit => visible.Contains(unit.Unit.Code) && unit.Unit.IsValidOn(snapshot.AsOf.Day)
            && (unit.Unit.Kind == UnitKind.Commune || unit.Health is { Systems.Count: > 0 }))];
        if (troubledFirst)
        {
            units = [.. units.OrderByDescending(unit => unit.Health?.Systems.Count(s => SystemStates.IsBad(s.State)) ?? 0).ThenBy(unit => unit.Unit.Index)];
        }

        int pages = Math.Max(1, (units.Count + MostColumns - 1) / MostColumns);
        page = Math.Min(page, pages);
        List<UnitLive> columns = units.GetRange((page - 1) * MostColumns, Math.Min(MostColumns, units.Count - ((page - 1) * MostColumns)));
        var letters = new char[profile.Systems.Count][];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = new char[columns.Count];
            Array.Fill(letters[i], '.');
        }

        for (int column = 0; column < columns.Count; column++)
        {
            foreach (SystemNow now in columns[column].Health?.Systems ?? [])
            {
                if (profile.FindSystem(now.System) is { } system && now.State != SystemState.Unknown)
                {
                    letters[system.Index][column] = (char)('0' + ((int)now.State - 1));
                }
            }
        }

        return new SystemMatrix(
            [.. columns.Select(unit => unit.Unit)],
            [.. profile.Systems.Select(system => Row(system, letters[system.Index]))],
            [.. units.SelectMany(unit => (unit.Health?.Systems ?? []).Where(s => SystemStates.IsBad(s.State))
                .Select(s => (Unit: unit.Unit, Now: s, System: profile.FindSystem(s.System))).Where(t => t.System is not null).Select(t => new SystemTrouble(t.System!, t.Unit, t.Now)))
                .OrderBy(t => SystemStates.Rank(t.Now.State)).ThenBy(t => t.System.Index).ThenBy(t => t.Unit.Index)],
            page,
            pages);
    }

    private static SystemMatrixRow Row(GovernmentSystem system, char[] letters) =>
        new(system, new string(letters), letters.Count(letter => letter is '0' or '1'), letters.Count(letter => letter != '.'));
}
