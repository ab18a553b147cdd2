using System.Data.Common;
using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Answers;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.National;
using Ioc.Metrics.Events;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.National;

/// <summary>
/// The national synchronisation as provincial one-stop systems send it (CONTRACTS.md): a session for the name and secret of an ingest key, then calls. A foreign protocol with an address of its own: it knows neither problem
/// details nor our statuses. Who calls is judged here, since a session comes in the body.
/// </summary>
internal static class NationalEndpoints
{
    private static readonly byte[] _notKept = Encoding.UTF8.GetBytes("\"a call of the national synchronisation that is no JSON: not kept, since it may hold personal data\"");
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(NationalAnswer.Root).RequireRateLimiting(RateLimits.Api).AllowAnonymous().DisableAntiforgery();
        group.MapPost("/auth", (HttpContext context, NationalSessions sessions, CancellationToken cancellation) => GuardedAsync(context, () => OpenAsync(context, sessions, cancellation)));
        group.MapPost("", CallAsync);
        group.MapPost("/{service}", CallAsync);

        static Task CallAsync(HttpContext context, NationalSessions sessions, NationalIntake intake, EventGateway gateway, CancellationToken cancellation) =>
            GuardedAsync(context, () => TakeAsync(context, sessions, intake, gateway, cancellation));
    }

    /// <summary>A database that is away judges nobody.</summary>
    private static async Task GuardedAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (DbException)
        {
            await NationalAnswer.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Cơ sở dữ liệu tạm thời không truy cập được, gửi lại sau", _soon);
        }
    }

    private static async Task OpenAsync(HttpContext context, NationalSessions sessions, CancellationToken cancellation)
    {
        using NationalBody body = await NationalBody.ReadAsync(context.Request, cancellation);
        await (Login(body) is not var (name, secret) ? NationalAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "Cần username và password (JSON)")
            : sessions.Open(name, secret) is { } session ? NationalAnswer.SessionAsync(context, session)
            : NationalAnswer.RefuseAsync(context, StatusCodes.Status401Unauthorized, "Sai username hoặc password: tên và mã của một khóa ingest"));
    }

    private static (string Name, string Secret)? Login(NationalBody body)
    {
        try
        {
            using JsonDocument login = JsonDocument.Parse(body.Bytes.ToArray());
            return (login.RootElement.GetProperty("username").GetString() ?? "", login.RootElement.GetProperty("password").GetString() ?? "");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static async Task TakeAsync(HttpContext context, NationalSessions sessions, NationalIntake intake, EventGateway gateway, CancellationToken cancellation)
    {
        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            await NationalAnswer.RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Content-Encoding: gzip, br hoặc không nén");
            return;
        }

        NationalCall? call;
        Caller? caller;
        using (NationalBody body = await NationalBody.ReadAsync(context.Request, cancellation))
        {
            if (body.IsTooLarge)
            {
                await NationalAnswer.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "Lớn hơn 4.000.000 byte: chưa nhận gì");
                return;
            }

            NationalEnvelope? envelope = Envelope(body, out string damage);
            caller = Speaker(context, sessions, envelope?.Session);
            if (caller is null)
            {
                await RefuseCallerAsync(context);
                return;
            }

            if (envelope is null)
            {
                await RefuseBodyAsync(context, gateway, damage, cancellation);
                return;
            }

            call = Call(context.Request, envelope, body);
        }

        // From here on there is no personal data.
        await (call switch
        {
            null => NationalAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "Cần service DongBoHoSoMC hoặc CapNhatTienDoHoSoMC, và data"),
            { IsTooLong: true } => NationalAnswer.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, $"Nhiều hơn {NationalCall.MostObjects} mục trong data: chưa nhận gì"),
            _ => AnswerAsync(context, intake, call, caller, cancellation),
        });
    }

    private static async Task AnswerAsync(HttpContext context, NationalIntake intake, NationalCall call, Caller caller, CancellationToken cancellation)
    {
        (IReadOnlyList<NationalResult> results, NotTaken? not) = await intake.TakeAsync(call, caller, cancellation);
        await (not switch
        {
            null => NationalAnswer.ResultsAsync(context, call.Service, results),
            { Busy: true } => NationalAnswer.RefuseAsync(context, StatusCodes.Status429TooManyRequests, "Quá nhiều dữ liệu cùng lúc, gửi lại sau", not.RetryAfter),
            _ => NationalAnswer.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"Chưa chắc đã nhận hết, gửi lại sau: {not.Reason}", not.RetryAfter),
        });
    }

    /// <summary>Null: the body is no JSON, or cannot be unpacked. Damage: where, never what.</summary>
    private static NationalEnvelope? Envelope(NationalBody body, out string damage)
    {
        damage = "Content-Encoding: it cannot be unpacked";
        if (body.IsDamaged)
        {
            return null;
        }

        try
        {
            return NationalEnvelope.Read(body.Bytes);
        }
        catch (JsonException wrong)
        {
            damage = $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}";
            return null;
        }
    }

    /// <summary>Who calls: an ingest key in the header, or the session in body, query or header. Null: nobody who may.</summary>
    private static Caller? Speaker(HttpContext context, NationalSessions sessions, string? session)
    {
        if (context.User.Identity?.IsAuthenticated == true && context.User.KindOf() == "key")
        {
            return context.User.IsInRole(Roles.Ingest) ? new Caller(context.User.Identity.Name ?? "", context.User.Sources(), context.User.Communes()) : null;
        }

        session ??= context.Request.Query["session"].FirstOrDefault() ?? context.Request.Headers["session"].FirstOrDefault() ?? Bearer(context.Request);
        return session is not null && sessions.Find(session) is { } key ? new Caller(key.Name, key.Sources, key.Communes) : null;
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.FirstOrDefault() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;

    private static Task RefuseCallerAsync(HttpContext context) =>
        CredentialHandler.CouldNotJudge(context) ? NationalAnswer.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Cơ sở dữ liệu tạm thời không truy cập được, gửi lại sau", _soon)
        : context.User.KindOf() == "key" ? NationalAnswer.RefuseAsync(context, StatusCodes.Status403Forbidden, "Khóa này không có quyền gửi dữ liệu (ingest)")
        : NationalAnswer.RefuseAsync(context, StatusCodes.Status401Unauthorized, "Phiên làm việc không hợp lệ hoặc đã hết hạn");

    private static async Task RefuseBodyAsync(HttpContext context, EventGateway gateway, string damage, CancellationToken cancellation) =>
        await (await gateway.KeepBodyAsync(_notKept, RejectReason.MalformedJson, damage, cancellation)
            ? NationalAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, $"Không phải JSON: {damage}")
            : NationalAnswer.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Chưa ghi nhận được, gửi lại sau", _soon));

    /// <summary>What the body does not say the query does, and of the service also the address. Null: no known service, or no data.</summary>
    private static NationalCall? Call(HttpRequest request, NationalEnvelope envelope, NationalBody body)
    {
        string? service = envelope.Service ?? request.RouteValues["service"] as string ?? request.Query["service"].FirstOrDefault();
        bool? updating = envelope.IsUpdating ?? NationalEnvelope.Flag(request.Query["isUpdating"].FirstOrDefault());
        string sender = envelope.Sender ?? request.Query["MaDinhDanhDV"].FirstOrDefault() ?? request.Query["madonvi"].FirstOrDefault() ?? "";
        return Service(service) is { } known && envelope.Data is { } data ? NationalCall.Read(known, sender, updating == true, body.Bytes[data]) : null;
    }

    private static NationalService? Service(string? name) =>
        Enum.GetValues<NationalService>().Where(service => string.Equals(service.ToString(), name, StringComparison.OrdinalIgnoreCase)).Select(service => (NationalService?)service).FirstOrDefault();
}
