using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;
using Microsoft.AspNetCore.DataProtection;
using Secret = Ioc.Operations.Access.Secret;

namespace Ioc.Dashboard.National;

/// <summary>
/// Sessions of the national synchronisation. Nothing is kept: a session is the key's hash and its end, sealed with the keys that dashboards share, so every dashboard honours it, also after a restart, and there may be
/// any number. The key is judged anew at each call: revoked, its sessions are over. Thread-safe.
/// </summary>
internal sealed class NationalSessions(IDataProtectionProvider protection, Credentials credentials, ApiKeys keys, RealTime clock)
{
    /// <summary>How long one lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    private const int LongestSession = 2_000;

    private readonly IDataProtector _seal = protection.CreateProtector("Ioc.NationalSync.Session.1");

    /// <summary>A session for the name and secret of an ingest key; null: there is no such key. Throws <see cref="DbException"/> while that cannot be judged.</summary>
    public string? Open(string name, string secret)
    {
        byte[] hash = Secret.Hash(secret);
        if (credentials.KeyOf(hash) is not { Role: Roles.Ingest } key || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key.Name), Encoding.UTF8.GetBytes(name)))
        {
            return null;
        }

        long ends = (clock.Now + Lasts).ToUnixTimeMilliseconds();
        return _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{ends} {Convert.ToHexString(hash)}"));
    }

    /// <summary>The ingest key that the session is of; null: it is none, over, or its key was revoked. Throws <see cref="DbException"/> while that cannot be judged.</summary>
    public ApiKey? Find(string session)
    {
        if (session.Length is 0 or > LongestSession || Opened(session) is not [var ends, var hash] || long.Parse(ends, CultureInfo.InvariantCulture) <= clock.Milliseconds
            || credentials.KeyOf(Convert.FromHexString(hash)) is not { Role: Roles.Ingest } key)
        {
            return null;
        }

        try
        {
            keys.NoteUse(key.Id);
        }
        catch (DbException)
        {
            // That its use cannot be written must not turn its holder away.
        }

        return key;
    }

    private string[]? Opened(string session)
    {
        try
        {
            return _seal.Unprotect(session).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
