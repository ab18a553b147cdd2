namespace Ioc.Ingest.National;

/// <summary>A call of the national synchronisation, judged: who sends is known. Holds no personal data. Sender: identification code; empty: none given.</summary>
public sealed class NationalCall
{
    /// <summary>Objects of one call at most (CONTRACTS.md).</summary>
    public const int MostObjects = 1_000;

    private NationalCall(NationalService service, string sender, bool isUpdating, IReadOnlyList<NationalRecord> records) =>
        (Service, Sender, IsUpdating, Records) = (service, sender, isUpdating, records);

    public NationalService Service { get; }

    public string Sender { get; }

    public bool IsUpdating { get; }

    /// <summary>Whether it has more objects than are taken; they were not all read.</summary>
    public bool IsTooLong => Records.Count > MostObjects;

    internal IReadOnlyList<NationalRecord> Records { get; }

    /// <summary>Reads the objects of `data`, whose bytes are one JSON value (<see cref="NationalEnvelope"/> has looked at them).</summary>
    public static NationalCall Read(NationalService service, string sender, bool isUpdating, ReadOnlySpan<byte> data) =>
        new(service, sender.Trim(), isUpdating, NationalRecordReader.Read(data, MostObjects));
}

/// <summary>What became of one object of a call.</summary>
public enum NationalVerdict
{
    /// <summary>Its events are durable.</summary>
    Taken,

    /// <summary>A dossier that is known, sent without isUpdating; nothing was taken.</summary>
    Exists,

    /// <summary>Not taken, or not whole; a dead letter says why.</summary>
    Refused,
}

/// <summary>One object's result. Reason (a code of CONTRACTS.md) and Detail: of a refused one, as of its dead letter.</summary>
public sealed record NationalResult(string Number, NationalVerdict Verdict, string Reason = "", string Detail = "");
