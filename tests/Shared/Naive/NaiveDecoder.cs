using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;

namespace Ioc.Tests.Shared.Naive;

/// <summary>An accepted event as the ledger takes it, read with the plain JSON reader; every one a new object.</summary>
public static class NaiveDecoder
{
    public static DecodedEvent Decode(ArrivedEvent arrived, Profile profile)
    {
        var read = new NaiveEvent(arrived.Json, arrived.RecordedAt);
        var decoded = new DecodedEvent
        {
            Kind = read.IsRating ? EventKind.DossierRating : EventKind.DossierStatus,
            Source = read.Source,
            Id = Encoding.UTF8.GetBytes(read.Id),
            Time = read.Time,
            RecordedAt = read.RecordedAt,
            Bytes = Encoding.UTF8.GetBytes(read.Json),
            Unit = profile.Units.Single(u => u.Code == read.Commune),
            At = read.At,
            Dossier = Encoding.UTF8.GetBytes(read.Dossier),
        };
        Convert.FromHexString(read.Sha).CopyTo(decoded.Sha256, 0);
        if (read.IsRating)
        {
            decoded.Rating = read.Rating;
            return decoded;
        }

        decoded.Sequence = read.Sequence;
        decoded.Status = (DossierStatus)read.Status;
        decoded.Procedure = read.Text("procedure");
        decoded.Channel = read.Text("channel") switch { "online" => Channel.Online, "in-person" => Channel.InPerson, "postal" => Channel.Postal, _ => Channel.None };
        decoded.FullyOnline = read.Flag("fullyOnline");
        decoded.OutsideArea = read.Flag("outsideArea");
        decoded.DigitizedComponents = read.Flag("digitizedComponents");
        decoded.DigitizedResult = read.Flag("digitizedResult");
        decoded.Payment = read.Text("payment") switch { "none" => Payment.None, "online" => Payment.Online, "offline" => Payment.Offline, _ => Payment.Unknown };
        decoded.DueAt = read.Moment("dueAt");
        decoded.AcceptedAt = read.Moment("acceptedAt");
        return decoded;
    }
}
