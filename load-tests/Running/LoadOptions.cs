using System.Globalization;

namespace Ioc.LoadTests.Running;

/// <summary>Flags of `./ioc bench` and `./ioc load`. Zero: the benchmark's or scenario's own default.</summary>
internal sealed record LoadOptions
{
    public int Events { get; private init; }

    /// <summary>Events a second.</summary>
    public int Rate { get; private init; }

    public int Seconds { get; private init; }

    public int Viewers { get; private init; }

    public int Senders { get; private init; }

    public int Circuits { get; private init; }

    /// <summary>Times the province's own pace.</summary>
    public int Speed { get; private init; }

    public bool Save { get; private init; }

    /// <summary>Null when a flag is unknown or its value is not a whole number above 0.</summary>
    public static LoadOptions? Parse(ReadOnlySpan<string> flags)
    {
        var options = new LoadOptions();
        for (int i = 0; i < flags.Length; i++)
        {
            if (flags[i] == "--save")
            {
                options = options with { Save = true };
                continue;
            }

            if (i + 1 == flags.Length || !int.TryParse(flags[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value == 0)
            {
                return null;
            }

            switch (flags[i++])
            {
                case "--events": options = options with { Events = value }; break;
                case "--rate": options = options with { Rate = value }; break;
                case "--seconds": options = options with { Seconds = value }; break;
                case "--viewers": options = options with { Viewers = value }; break;
                case "--circuits": options = options with { Circuits = value }; break;
                case "--speed": options = options with { Speed = value }; break;
                case "--senders": options = options with { Senders = value }; break;
                default: return null;
            }
        }

        return options;
    }

    public static int Or(int value, int standard) => value == 0 ? standard : value;
}
