using System.Globalization;
using System.Text;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Running;

/// <summary>
/// Events of made-up dossiers, about 430 bytes each, in the order in which they happen: five statuses each over some days, so that
/// new and known dossiers mix as they do in life. The same seed gives the same events.
/// </summary>
internal sealed class DossierLives(Profile profile, int seed = 7)
{
    private static readonly string[] _steps = ["accepted", "processing", "processing", "completed", "returned"];

    /// <summary>How many dossiers are under way at once.</summary>
    private const int UnderWay = 20_000;

    public IEnumerable<(string Commune, byte[] Bytes)> Events(int count, Instant end)
    {
        var random = new Random(seed);
        Unit[] units = [.. profile.Units];
        string[] procedures = [.. profile.Procedures.Select(procedure => procedure.Code)];
        var open = new List<Life>(UnderWay);
        TimeSpan pace = TimeSpan.FromDays(90) / count;
        Instant now = end - TimeSpan.FromDays(90);
        for (int i = 0, numbers = 0; i < count; i++, now += pace)
        {
            int at = random.Next(UnderWay);
            if (at >= open.Count)
            {
                at = open.Count;
                open.Add(default);
            }

            Life life = open[at];
            if (life.Unit is null)
            {
                life = new Life(units[random.Next(units.Length)], $"H41.{++numbers:000000}", procedures[random.Next(procedures.Length)], 0);
            }

            yield return (life.Unit!.Code, Event(life, now, i));
            open[at] = life.Step + 1 == _steps.Length ? default : life with { Step = life.Step + 1 };
        }
    }

    private static byte[] Event(Life life, Instant at, int id) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $$$"""{"specversion":"1.0","id":"{{{life.Number}}}-{{{life.Step + 1}}}-{{{id}}}","source":"/vn/40/tthc","type":"vn.ioc.dossier.status","time":"{{{at}}}","datacontenttype":"application/json","data":{"commune":"{{{life.Unit!.Code}}}","dossier":"{{{life.Number}}}","procedure":"{{{life.Procedure}}}","sequence":{{{life.Step + 1}}},"status":"{{{_steps[life.Step]}}}","at":"{{{at}}}","channel":"online","fullyOnline":true,"outsideArea":false,"dueAt":null,"digitizedComponents":true,"payment":"online"}}"""));

    private readonly record struct Life(Unit? Unit, string Number, string Procedure, int Step);
}
