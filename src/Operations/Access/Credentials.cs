using System.Data.Common;
using System.Security.Claims;

namespace Ioc.Operations.Access;

/// <summary>
/// Judges credentials: by the database, and while that cannot be asked by what it said last (<see cref="KnownCredentials"/>). Who is not known then is judged neither way: <see cref="DbException"/>,
/// which no caller may take for a no. Thread-safe.
/// </summary>
public sealed class Credentials(Users users, Displays displays, ApiKeys keys, KnownCredentials known)
{
    /// <summary>The key with this text; null when there is none or it was revoked.</summary>
    public ApiKey? Key(string text)
    {
        try
        {
            return keys.Find(text);
        }
        catch (DbException) when (known.Key(text) is { Standing: not Standing.Unknown } last)
        {
            return last.Key;
        }
    }

    /// <summary>The display that holds this token; null when there is none or it was revoked.</summary>
    public Display? Display(string token)
    {
        try
        {
            return displays.Find(token);
        }
        catch (DbException) when (known.Display(token) is { Standing: not Standing.Unknown } last)
        {
            return last.Display;
        }
    }

    /// <summary>Whether a credential whose holder is connected, maybe for weeks, is known to be good no more. False while that cannot be asked: an outage ends nothing.</summary>
    public bool IsOver(ClaimsPrincipal principal)
    {
        try
        {
            return !StillGood(principal);
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Whether one that was good when it came still is.</summary>
    public bool StillGood(ClaimsPrincipal principal)
    {
        try
        {
            return principal.KindOf() switch
            {
                "user" => users.Get(principal.Id()) is { DisabledAt: null } user && user.Stamp == principal.StampOf(),
                "display" => displays.Exists(principal.Id()),
                "key" => keys.Exists(principal.Id()),
                _ => false,
            };
        }
        catch (DbException) when (known.Of(principal) is not Standing.Unknown)
        {
            return known.Of(principal) == Standing.Good;
        }
    }
}
