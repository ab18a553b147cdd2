using Ioc.Metrics.Events;

namespace Ioc.Metrics.Dossiers;

/// <summary>The small members an event carried, in sixteen bits: channel and payment (2 each), four yes/no/not carried (2 each), and which of the four larger ones follow.</summary>
internal static class CarriedBits
{
    public const int FullyOnline = 4;
    public const int OutsideArea = 6;
    public const int DigitizedComponents = 8;
    public const int DigitizedResult = 10;
    public const ushort HasProcedure = 1 << 12;
    public const ushort HasDueAt = 1 << 13;
    public const ushort HasAcceptedAt = 1 << 14;
    public const ushort HasHandOver = 1 << 15;

    public static ushort Pack(in DossierEvent item)
    {
        int bits = (int)item.Channel
            | ((int)item.Payment << 2)
            | (Tri(item.FullyOnline) << FullyOnline)
            | (Tri(item.OutsideArea) << OutsideArea)
            | (Tri(item.DigitizedComponents) << DigitizedComponents)
            | (Tri(item.DigitizedResult) << DigitizedResult)
            | (item.Procedure is null ? 0 : HasProcedure)
            | (item.DueAt is null ? 0 : HasDueAt)
            | (item.AcceptedAt is null ? 0 : HasAcceptedAt)
            | (item.HandOver is null ? 0 : HasHandOver);
        return (ushort)bits;
    }

    public static Channel Channel(ushort bits) => (Channel)(bits & 3);

    public static Payment Payment(ushort bits) => (Payment)((bits >> 2) & 3);

    public static bool? Flag(ushort bits, int position) => ((bits >> position) & 3) switch
    {
        1 => false,
        2 => true,
        _ => null,
    };

    private static int Tri(bool? value) => value switch { null => 0, false => 1, true => 2 };
}
