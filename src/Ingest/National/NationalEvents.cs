using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.National;

/// <summary>
/// Turns dossiers and steps into events `vn.ioc.dossier.status` (CONTRACTS.md, The national synchronisation). The same is said in the same bytes whenever it is said: what a dossier and its course
/// both tell is one event, and what is sent again is a duplicate. Pure and thread-safe.
/// </summary>
internal static class NationalEvents
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A step of `CapNhatTienDoHoSoMC`. Throws <see cref="NationalFault"/>.</summary>
    public static byte[] OfStep(NationalRecord record, string unit, string source)
    {
        string number = NationalDossier.NumberOf(record);
        DossierStatus status = NationalDossier.StatusOf(record, NationalMember.TrangThai);
        Instant at = NationalDossier.MomentOf(record, NationalMember.ThoiDiemXuLy) ?? throw new NationalFault(RejectReason.MissingField, nameof(NationalMember.ThoiDiemXuLy));

        // Senders leave the status of steps inside process empty.
        return Step(number, status == DossierStatus.None ? DossierStatus.Processing : status, at, null, unit, source);
    }

    /// <summary>A dossier of `DongBoHoSoMC`: its facts, supplements and end, so far as moments are set. Throws <see cref="NationalFault"/> when none is.</summary>
    public static IReadOnlyList<byte[]> Of(NationalDossier dossier, string unit, string source)
    {
        // Promises that supplements moved, when the last of them is the one that holds: then each counts from when it was given.
        NationalDossier.Supplement[] moves = [.. dossier.Supplements.Where(supplement => supplement is { Received: not null, PromisedAfter: not null })];
        bool explained = moves.Length > 0 && moves[^1].PromisedAfter == dossier.Promised && moves[0].PromisedBefore is not null;
        var events = new List<byte[]> { Facts(dossier, explained ? moves[0].PromisedBefore : dossier.Promised, unit, source) };
        foreach (NationalDossier.Supplement supplement in dossier.Supplements)
        {
            Add(DossierStatus.SupplementRequested, supplement.Asked);
            Add(DossierStatus.Processing, supplement.Received, explained ? supplement.PromisedAfter : null);
        }

        switch (dossier.Status)
        {
            // One sender reports 5, 6 and 8 as 9: without the moment it is no end.
            case DossierStatus.Completed or DossierStatus.Returned or DossierStatus.None:
                Add(DossierStatus.Completed, dossier.Finished);
                Add(DossierStatus.Returned, dossier.Status == DossierStatus.Completed ? null : dossier.HandedOut);
                Add(DossierStatus.Rejected, dossier.Status == DossierStatus.None ? dossier.Refused : null);
                break;
            case DossierStatus.Rejected:
                Add(DossierStatus.Rejected, dossier.Refused ?? dossier.Finished);
                break;
            case DossierStatus.Withdrawn or DossierStatus.Stopped:
                Add(dossier.Status, dossier.Finished ?? dossier.HandedOut);
                break;
        }

        return events;

        void Add(DossierStatus status, Instant? at, Instant? dueAt = null)
        {
            if (at is { } moment)
            {
                events.Add(Step(dossier.Number, status, moment, dueAt, unit, source));
            }
        }
    }

    private static byte[] Step(string number, DossierStatus status, Instant at, Instant? dueAt, string unit, string source)
    {
        string id = $"{number}/{NationalMoment.Text(at)}/{(int)status}{(dueAt is { } due ? "/" + NationalMoment.Text(due) : "")}";
        return Event(id, source, at, Json(json =>
        {
            Begin(json, unit, number, NationalSequence.OfStep(at, status, dueAt), status, at);
            Moment(json, "dueAt", dueAt);
        }));
    }

    /// <summary>At the moment of acceptance, else of the first that is known: what a dossier is, was promised then.</summary>
    private static byte[] Facts(NationalDossier dossier, Instant? dueAt, string unit, string source)
    {
        // Of one that is registered alone some systems set both moments.
        Instant? accepted = dossier.Status == DossierStatus.Registered ? null : dossier.Accepted;
        Instant[] moments = [.. dossier.Moments];
        Instant at = accepted ?? dossier.Submitted ?? (moments.Length > 0 ? moments.Min() : throw new NationalFault(RejectReason.MissingField, nameof(NationalMember.NgayTiepNhan)));
        DossierStatus status = accepted is null ? DossierStatus.Registered : DossierStatus.Accepted;
        int known = (dossier.Payment == Payment.Online ? 1 : 0) + (dossier.DigitizedComponents ? 1 : 0) + (dossier.DigitizedResult ? 1 : 0);
        long sequence = NationalSequence.OfFacts(moments.Max(), dossier.Status, known, dueAt);
        byte[] data = Json(json =>
        {
            Begin(json, unit, dossier.Number, sequence, status, at);
            if (dossier.Procedure is { } procedure)
            {
                json.WriteString("procedure", procedure);
            }

            json.WriteString("channel", EventWords.Name(dossier.Channel));
            json.WriteBoolean("fullyOnline", dossier.FullyOnline);
            Moment(json, "dueAt", dueAt);
            Moment(json, "acceptedAt", accepted);
            json.WriteBoolean("digitizedComponents", dossier.DigitizedComponents);
            json.WriteBoolean("digitizedResult", dossier.DigitizedResult);
            json.WriteString("payment", EventWords.Name(dossier.Payment));
        });

        // Of two that differ in nothing that orders them the greater id holds: the later promise, then any.
        string id = $"{dossier.Number}/{(dueAt is { } due ? NationalMoment.Text(due) : "")}/{Convert.ToHexStringLower(SHA256.HashData(data).AsSpan(0, 8))}";
        return Event(id, source, at, data);
    }

    private static void Begin(Utf8JsonWriter json, string unit, string number, long sequence, DossierStatus status, Instant at)
    {
        json.WriteString("commune", unit);
        json.WriteString("dossier", number);
        json.WriteNumber("sequence", sequence);
        json.WriteString("status", EventWords.Name(status));
        json.WriteString("at", at.ToString());
    }

    private static void Moment(Utf8JsonWriter json, string member, Instant? moment)
    {
        if (moment is { } known)
        {
            json.WriteString(member, known.ToString());
        }
    }

    private static byte[] Json(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>`time` is the moment that it tells of: the protocol does not say when it was told.</summary>
    private static byte[] Event(string id, string source, Instant time, byte[] data) => Json(json =>
    {
        json.WriteString("specversion", "1.0");
        json.WriteString("id", id);
        json.WriteString("source", source);
        json.WriteString("type", EventWords.Name(EventKind.DossierStatus));
        json.WriteString("time", time.ToString());
        json.WritePropertyName("data");
        json.WriteRawValue(data, skipInputValidation: true);
    });
}
