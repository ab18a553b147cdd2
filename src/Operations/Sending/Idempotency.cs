using System.Security.Cryptography;
using System.Text;

namespace Ioc.Operations.Sending;

/// <summary>A name of what is sent, the same with each attempt, by which a receiver that gets it twice can tell.</summary>
internal static class Idempotency
{
    /// <summary>32 hex digits. Slot: what no two are made for.</summary>
    public static string KeyOf(string slot) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slot)))[..32];
}
