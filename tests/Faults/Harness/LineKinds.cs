using System.Globalization;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults.Harness;

/// <summary>What befalls the line before any server.</summary>
internal static class LineKinds
{
    private static readonly TimeSpan _delay = TimeSpan.FromMilliseconds(150), _apart = TimeSpan.FromMilliseconds(700);

    public static async Task<string> CutAsync(FaultyProxy line, int times)
    {
        int before = line.Cuts;
        for (int i = 0; i < times; i++)
        {
            line.Cut();
            await Task.Delay(_apart);
        }

        return Cuts(line, before);
    }

    public static async Task<string> SlowAsync(FaultyProxy line, TimeSpan during)
    {
        long before = line.Delayed;
        line.Delay = _delay;
        await Task.Delay(during);
        line.Delay = TimeSpan.Zero;
        (line.Delayed - before).ShouldBeGreaterThan(0, "pieces that were held up");
        return string.Create(CultureInfo.InvariantCulture, $"{line.Delayed - before} pieces were held up");
    }

    /// <summary>Lines that there are are cut, new ones refused.</summary>
    public static async Task<string> CloseAsync(FaultyProxy line, TimeSpan during)
    {
        int before = line.Cuts;
        line.Refusing = true;
        line.Cut();
        await Task.Delay(during);
        line.Refusing = false;
        return Cuts(line, before);
    }

    private static string Cuts(FaultyProxy line, int before)
    {
        (line.Cuts - before).ShouldBeGreaterThan(0, "lines that were cut");
        return string.Create(CultureInfo.InvariantCulture, $"{line.Cuts - before} lines were cut");
    }
}
