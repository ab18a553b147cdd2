using System.Runtime.CompilerServices;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>What memory keeps of one open dossier: its key's hash, its unit, and every instant at which its state changes by time. 88 bytes.</summary>
internal struct OpenDossier
{
    public KeyHash Key;

    /// <summary>When the queue must look at it again, packed; <see cref="PackedChange.Never"/> when time changes nothing more.</summary>
    public ulong NextLook;

    /// <summary>Changes beyond the first four; null for nearly all.</summary>
    public ulong[]? More;

    public FirstChanges First;
    public int Unit;

    /// <summary>Place in the queue; -1 when not in it. Of a free slot: the next free one.</summary>
    public int Place;
    public ushort Count;
    public DossierState State;

    [InlineArray(4)]
    public struct FirstChanges
    {
#pragma warning disable RCS1213 // The runtime repeats it four times.
        private ulong _first;
#pragma warning restore RCS1213
    }

    public readonly ulong this[int index] => index < 4 ? First[index] : More![index - 4];

    public void Set(List<StateChange> changes)
    {
        Count = checked((ushort)changes.Count);
        More = Count > 4 ? new ulong[Count - 4] : null;
        for (int i = 0; i < Count; i++)
        {
            ulong packed = PackedChange.Of(changes[i].At, changes[i].State);
            if (i < 4)
            {
                First[i] = packed;
            }
            else
            {
                More![i - 4] = packed;
            }
        }
    }
}

/// <summary>An instant (to the tick, years 2000 to 5600) and the state from it on, in 64 bits that sort by time.</summary>
internal static class PackedChange
{
    public const ulong Never = ulong.MaxValue;
    private static readonly long Origin = LocalDay.Of(2000, 1, 1).Start.Ticks;

    public static ulong Of(Instant at, DossierState state) => Floor(at) | (byte)state;

    /// <summary>The least packed value of the instant.</summary>
    public static ulong Floor(Instant at) => (ulong)Math.Clamp(at.Ticks - Origin, 0, (1L << 60) - 2) << 4;

    public static DossierState State(ulong packed) => (DossierState)(packed & 15);

    public static ulong Floor(ulong packed) => packed & ~15UL;
}
