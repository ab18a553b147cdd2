using Ioc.Metrics.Events;

namespace Ioc.Metrics.Dossiers;

/// <summary>KPIS.md, Online: of every member but sequence, status, at, dueAt and acceptedAt the value of the highest sequence that carries it holds.</summary>
internal readonly record struct CarriedValues(
    string? Procedure, Channel Channel, bool FullyOnline, bool OutsideArea, bool DigitizedComponents, bool DigitizedResult, Payment Payment)
{
    public static CarriedValues Of(ReadOnlySpan<DossierEvent> sequences)
    {
        string? procedure = null;
        var channel = Channel.None;
        var payment = Payment.None;
        bool fullyOnline = false, outsideArea = false, components = false, result = false;
        foreach (ref readonly DossierEvent item in sequences)
        {
            procedure = item.Procedure ?? procedure;
            channel = item.Channel == Channel.None ? channel : item.Channel;
            payment = item.Payment == Payment.Unknown ? payment : item.Payment;
            fullyOnline = item.FullyOnline ?? fullyOnline;
            outsideArea = item.OutsideArea ?? outsideArea;
            components = item.DigitizedComponents ?? components;
            result = item.DigitizedResult ?? result;
        }

        return new CarriedValues(procedure, channel, fullyOnline, outsideArea, components, result, payment);
    }
}
