using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ioc.Operations.Access;

/// <summary>Random tokens (256 bits, base64url) of which only the SHA-256 is stored.</summary>
public static class Secret
{
    // No 0/O, 1/I/L: read from a wall, typed by hand.
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary><see cref="Hash"/> as hexadecimal text, to be looked up by.</summary>
    public static string HashText(string token) => Convert.ToHexString(Hash(token));

    /// <summary>Eight letters and digits that cannot be mixed up: about 39 bits, for a short time and under a rate limit.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString(CodeLetters, 8);
}
