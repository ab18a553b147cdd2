using System.Globalization;
using System.Text;
using Ioc.Tests.Shared;

namespace Ioc.LoadTests.Running;

/// <summary>What a benchmark measured, as text for people, with the command and the machine.</summary>
internal sealed class Result(string name, string command)
{
    private readonly StringBuilder _lines = new();
    private readonly List<(bool Met, string Words)> _goals = [];

    public string Name => name;

    public string Command => command;

    public bool GoalsMet => _goals.TrueForAll(goal => goal.Met);

    /// <summary>Every goal with what was measured.</summary>
    public IReadOnlyList<(bool Met, string Words)> Goals => _goals;

    public string Text => string.Create(CultureInfo.InvariantCulture, $"# {name}\n\n`{command}`\n\n{Machine.Describe()}\n\n{_lines}");

    public void Say(FormattableString line) => _lines.Append("* ").AppendLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A line with a goal: met or missed.</summary>
    public void Goal(bool met, FormattableString line)
    {
        string words = line.ToString(CultureInfo.InvariantCulture);
        _goals.Add((met, words));
        _lines.Append(met ? "* met: " : "* MISSED: ").AppendLine(words);
    }

    /// <summary>A Markdown table; all columns but the first are figures.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _lines.AppendLine().AppendLine(Row(columns)).AppendLine(Row([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]));
        foreach (IReadOnlyList<string> row in rows)
        {
            _lines.AppendLine(Row(row));
        }

        _lines.AppendLine();
    }

    /// <summary>Writes load-tests/results/NAME.md and NAME.html.</summary>
    public void Save()
    {
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "load-tests", "results")).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".md"), Text);
        File.WriteAllText(Path.Combine(folder, name + ".html"), HtmlPage.Of(name, Text));
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
