using System.Globalization;
using Ioc.LoadTests.Running;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults.Harness;

/// <summary>`./ioc faults`. Exit codes: 0 all held, 1 something did not, 2 bad usage or a program that is not installed.</summary>
internal static class FaultsCommand
{
    private const string Usage = "./ioc faults [--minutes 10] [--seed N] [--brokers 1|3] [--save]     --save writes load-tests/results/faults.md and faults.html";
    private const int LongestMinutes = 24 * 60;

    public static async Task<int> RunAsync(string[] args)
    {
        bool save = args.Contains("--save", StringComparer.Ordinal);
        if (Parse([.. args.Where(arg => arg != "--save")]) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (Missing() is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return 2;
        }

        FaultRunRecord run = await new FaultRun(options, Console.Out).RunAsync();
        string brokers = options.Brokers == 1 ? "" : $" --brokers {options.Brokers}";
        Result result = FaultTable.Of(run, string.Create(CultureInfo.InvariantCulture, $"./ioc faults --minutes {options.During.TotalMinutes:0} --seed {options.Seed}{brokers}"));
        Console.WriteLine(result.Text);
        if (save)
        {
            result.Save();
        }

        return result.GoalsMet ? 0 : 1;
    }

    /// <summary>Null when a flag is unknown or its value makes no sense.</summary>
    private static FaultRunOptions? Parse(string[] flags)
    {
        var options = new FaultRunOptions(TimeSpan.FromMinutes(10), Random.Shared.Next(1, 100_000));
        foreach (string[] flag in flags.Chunk(2))
        {
            if (flag.Length < 2 || !int.TryParse(flag[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                return null;
            }

            switch (flag[0], value)
            {
                case ("--minutes", > 0 and <= LongestMinutes): options = options with { During = TimeSpan.FromMinutes(value) }; break;
                case ("--seed", _): options = options with { Seed = value }; break;
                case ("--brokers", 1 or 3): options = options with { Brokers = value }; break;
                default: return null;
            }
        }

        return options;
    }

    private static string? Missing() =>
        KafkaHome.WhyNot is { } kafka ? kafka
        : PostgresServer.Programs is null ? "needs PostgreSQL: apt-get install postgresql"
        : InfluxServer.Program is null ? "needs InfluxDB 1.x: apt-get install influxdb"
        : null;
}
