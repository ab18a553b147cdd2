using System.Globalization;
using Ioc.Dashboard.Components.Communes;
using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>One system of the matrix; neighbours in the same state are one piece. Drawn again only when a state differs.</summary>
public sealed partial class MatrixRow
{
    private SystemMatrixRow? _drawn;
    private IReadOnlyList<Unit> _units = [];
    private string _codes = string.Empty;
    private string _names = string.Empty;
    private bool _differs = true;

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public SystemMatrixRow Row { get; set; } = default!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Unit> Units { get; set; } = [];

    private string Name => Profile.System(Row.System.Id, Texts.Language);

    private string Count => Row.Monitored == 0 ? Texts.Systems.NotMonitored : string.Format(CultureInfo.InvariantCulture, Texts.Systems.Count, Row.Up, Row.Monitored);

    protected override void OnParametersSet()
    {
        bool otherUnits = !_units.SequenceEqual(Units);
        _differs = otherUnits || _drawn != Row;
        if (otherUnits)
        {
            _units = Units;
            _codes = string.Join('|', Units.Select(unit => unit.Code));
            _names = string.Join('|', Units.Select(unit => unit.NameIn(Texts.Language)));
        }

        _drawn = Row;
    }

    protected override bool ShouldRender() => _differs;

    private IEnumerable<(int At, int Length, char State)> Runs()
    {
        string states = Row.States;
        for (int from = 0; from < states.Length;)
        {
            int to = from + 1;
            while (to < states.Length && states[to] == states[from])
            {
                to++;
            }

            if (states[from] != '.')
            {
                yield return (from, to - from, states[from]);
            }

            from = to;
        }
    }

    private static string ClassOf(char state) => "s-" + SystemStates.Code(SystemMatrix.Shown[state - '0']);
}
