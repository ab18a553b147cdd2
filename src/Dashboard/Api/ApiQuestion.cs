using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;
using Ioc.Dashboard.Answers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Api;

/// <summary>Reads what callers write into a query: scopes that they may see, periods, instants. What is wrong comes back as a problem that says so. Thread-safe.</summary>
public sealed class ApiQuestion(Profile profile, TimeProvider clock)
{
    /// <summary>Now, by the province's clock.</summary>
    public Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>400 for what is no scope, 404 for a unit that does not exist or is not the caller's to see. Absent: province.</summary>
    public bool TryScope(string? text, ClaimsPrincipal caller, out Scope scope, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        scope = Scope.Province;
        problem = null;
        if (LiveScope.Parse(text ?? "province", profile, out bool unknown) is not { } found)
        {
            problem = unknown
                ? Problems.NotFound("There is no such unit.")
                : Problems.BadRequest("scope: it must be `province` or `commune:CODE`.");
        }
        else if (!Visibility.MaySee(caller, found))
        {
            problem = Problems.NotFound("There is no such unit.");
        }
        else
        {
            scope = new Scope(found.Unit?.Code);
        }

        return problem is null;
    }

    /// <summary>Absent: today.</summary>
    public bool TryPeriod(string? text, out Period period, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        bool ok = Period.TryParse(text ?? "today", Now.Day, out period);
        problem = ok ? null : Problems.BadRequest(
            "period: it must be `today`, `yesterday`, a day (2025-10-31), month (2025-10), quarter (2025-Q4), year (2025) or range (2025-10-01..2025-10-31) of the calendar.");
        return ok;
    }

    /// <summary>RFC 3339 with an offset, or a local day: its beginning, or its end when <paramref name="endOfDay"/>. Absent: <paramref name="otherwise"/>.</summary>
    public static bool TryInstant(string name, string? text, Instant otherwise, bool endOfDay, out Instant instant, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        problem = null;
        instant = otherwise;
        if (text is null)
        {
            return true;
        }

        if (LocalDay.TryParse(text, out LocalDay day))
        {
            instant = endOfDay ? day.End : day.Start;
            return true;
        }

        // A plus sign in a query that was not escaped arrives as a space.
        if (text.Length >= 20 && text[10] is 'T' or 't'
            && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-' or ' '))
        {
            instant = Instant.From(time);
            return true;
        }

        problem = Problems.BadRequest($"{name}: it must be a time with an offset (2025-11-03T08:15:00+07:00) or a day (2025-11-03).");
        return false;
    }
}
