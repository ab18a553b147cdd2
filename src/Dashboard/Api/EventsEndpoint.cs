using System.Net.Http.Headers;
using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Ingest.Gateway;
using Ioc.Metrics.Events;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace Ioc.Dashboard.Api;

/// <summary>What became of a batch: how many are durable now, and which were not taken and why.</summary>
public sealed record EventsAnswer(int Accepted, IReadOnlyList<RejectedEvent> Rejected);

/// <summary>POST /events: one CloudEvent, or a batch. 202 means durable.</summary>
internal static class EventsEndpoint
{
    public const string One = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";

    public static async Task<Results<Accepted<EventsAnswer>, ProblemHttpResult>> Post(
        HttpContext context, ClaimsPrincipal caller, EventGateway gateway, CancellationToken cancellation)
    {
        bool batch = IsMedia(context.Request.ContentType, Batch);
        if (!batch && !IsMedia(context.Request.ContentType, One))
        {
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, $"Content-Type: it must be `{One}` or `{Batch}`.");
        }

        // What the server could unpack has no such header any more.
        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            context.Response.Headers.AcceptEncoding = "gzip, br";
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Content-Encoding: it must be gzip or br, once, or none.");
        }

        (byte[]? body, string? damage) = await EventBody.ReadAsync(context.Request, cancellation);
        if (body is null)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The body is larger than 4,000,000 bytes. Nothing was taken.");
        }

        if (damage is not null)
        {
            return await RefuseWholeAsync(context, gateway, body, RejectReason.MalformedJson, damage, cancellation);
        }

        BodyShape shape = EventBody.Look(body, out string detail);
        if (shape == BodyShape.NotJson)
        {
            return await RefuseWholeAsync(context, gateway, body, RejectReason.MalformedJson, detail, cancellation);
        }

        if (batch && shape != BodyShape.Array)
        {
            return await RefuseWholeAsync(context, gateway, body, RejectReason.NotCloudEvent, "a batch must be an array", cancellation);
        }

        List<ReadOnlyMemory<byte>> events = batch ? EventBody.Elements(body, EventLimits.Events) : [body];
        if (events.Count > EventLimits.Events)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The batch has more than 5,000 events. Nothing was taken.");
        }

        var speaker = new Caller(caller.Identity?.Name ?? "", caller.Sources(), caller.Communes());
        return await gateway.AcceptAsync(events, speaker, cancellation) switch
        {
            Taken taken => TypedResults.Accepted((string?)null, new EventsAnswer(taken.Accepted, taken.Rejected)),
            NotTaken { Busy: true } refused => Problems.TryLater(context, StatusCodes.Status429TooManyRequests, $"Nothing of it was taken: {refused.Reason}.", refused.RetryAfter),
            NotTaken refused => NotKnownToBeTaken(context, refused.Reason, refused.RetryAfter),
            _ => throw new InvalidOperationException("an answer that is neither taken nor not taken"),
        };
    }

    /// <summary>The body is read as it comes, so no type says what it is.</summary>
    public static void DescribeBody(OpenApiOperation operation, OpenApiDocument document)
    {
        var one = new OpenApiSchemaReference(ApiSchemas.EventName, document);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [One] = new() { Schema = one },
                [Batch] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = EventLimits.Events, Items = one } },
            },
        };
    }

    /// <summary>A body that is no event at all is kept as it came, as one dead letter.</summary>
    private static async Task<ProblemHttpResult> RefuseWholeAsync(
        HttpContext context, EventGateway gateway, byte[] body, RejectReason reason, string detail, CancellationToken cancellation)
    {
        string code = RejectReasons.Code(reason);
        return await gateway.KeepBodyAsync(body, reason, detail, cancellation)
            ? Problems.Of(StatusCodes.Status400BadRequest, $"{code}: {detail}", code)
            : NotKnownToBeTaken(context, "it cannot be kept as a dead letter now", TimeSpan.FromSeconds(1));
    }

    private static ProblemHttpResult NotKnownToBeTaken(HttpContext context, string reason, TimeSpan wait) =>
        Problems.TryLater(context, StatusCodes.Status503ServiceUnavailable, $"It is not known to be taken whole: {reason}. Send it again: what comes twice counts once.", wait);

    private static bool IsMedia(string? contentType, string media) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? parsed) && string.Equals(parsed.MediaType, media, StringComparison.OrdinalIgnoreCase);
}
