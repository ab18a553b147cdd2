using System.Data.Common;
using System.Security.Claims;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Access;

/// <summary>What is known of a credential. Unknown: the database cannot be asked, and what it said last does not say.</summary>
internal enum Standing
{
    Unknown,
    Good,
    Over,
}

/// <summary>
/// All credentials as the database had them when it was last read. Asked only while the database cannot be (<see cref="Credentials"/>): so an outage turns nobody away, and lets nobody in who was
/// turned away before. Believed for an hour. Thread-safe.
/// </summary>
public sealed class KnownCredentials
{
    /// <summary>How long it is believed without the database.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromHours(1);

    private readonly Users _users;
    private readonly ApiKeys _keys;
    private readonly Displays _displays;
    private readonly TimeProvider _time;
    private volatile Copy? _copy;

    public KnownCredentials(AccessDatabase database, Users users, ApiKeys keys, Displays displays, RealTime clock)
    {
        (_users, _keys, _displays, _time) = (users, keys, displays, clock.Provider);
        database.Changed += ReadChange;
    }

    private Copy? Last => _copy is { } copy && _time.GetElapsedTime(copy.ReadAt) < Believed ? copy : null;

    /// <summary>Reads them now; when they cannot be read, those of before stay.</summary>
    public void Read()
    {
        long at = _time.GetTimestamp();
        _copy = new Copy(at, _users.Stamps(), _keys.Known(), _displays.Known());
    }

    /// <summary>What was decided here is known here at once; when it cannot be read back, nothing of before is believed either.</summary>
    private void ReadChange()
    {
        try
        {
            Read();
        }
        catch (DbException)
        {
            _copy = null;
        }
    }

    /// <summary>The key with this text when it is good.</summary>
    internal (Standing Standing, ApiKey? Key) Key(string text) => Of(Last?.Keys, text);

    /// <summary>The display with this token when it is good.</summary>
    internal (Standing Standing, Display? Display) Display(string token) => Of(Last?.Displays, token);

    /// <summary>Of a credential that was good when it came.</summary>
    internal Standing Of(ClaimsPrincipal principal)
    {
        if (Last is not { } copy)
        {
            return Standing.Unknown;
        }

        string id = principal.Id();
        bool? good = principal.KindOf() switch
        {
            "user" => copy.Stamps.TryGetValue(id, out string? stamp) ? stamp is not null && stamp == principal.StampOf() : null,
            "display" => copy.Displays.Values.Where(known => known.Holder.Id == id).Select(known => (bool?)known.InForce).FirstOrDefault(),
            "key" => copy.Keys.Values.Where(known => known.Holder.Id == id).Select(known => (bool?)known.InForce).FirstOrDefault(),
            _ => false,
        };
        return good switch { true => Standing.Good, false => Standing.Over, null => Standing.Unknown };
    }

    private static (Standing Standing, T? Holder) Of<T>(IReadOnlyDictionary<string, Known<T>>? known, string secret)
        where T : class => known?.GetValueOrDefault(Secret.HashText(secret)) switch
        {
            null => (Standing.Unknown, null),
            { InForce: true } found => (Standing.Good, found.Holder),
            _ => (Standing.Over, null),
        };

    private sealed record Copy(
        long ReadAt, IReadOnlyDictionary<string, string?> Stamps, IReadOnlyDictionary<string, Known<ApiKey>> Keys, IReadOnlyDictionary<string, Known<Display>> Displays);
}

/// <summary>Who holds a secret, and whether it was revoked.</summary>
internal sealed record Known<T>(T Holder, bool InForce);
