using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Ioc.Operations.Settings;

namespace Ioc.Operations.Mail;

/// <summary>
/// Judges the certificate of the mail server: its name, its authority, and whether it was revoked. Where that cannot be found out (the authority names no list,
/// or one that this network does not reach) it passes, and its issuer is told to revocationUnknown, unless the settings insist. One for each connection.
/// </summary>
internal sealed class ServerCertificate(MailSettings mail, X509Certificate2Collection authorities, Action<string> revocationUnknown)
{
    /// <summary>To fetch a list; well within the time of a connection.</summary>
    private static readonly TimeSpan Fetching = TimeSpan.FromSeconds(3);

    /// <summary>Why it was refused; null: it was not.</summary>
    public string? Refusal { get; private set; }

    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = certificate is not X509Certificate2 server || chain is null ? "it has none"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "it is of another name"
            : Problem(server, chain);
        Refusal = Refusal is { } why ? $"the certificate of {mail.Host} was refused: {why}" : null;
        return Refusal is null;
    }

    /// <summary>Chain: with what the server sent along.</summary>
    private string? Problem(X509Certificate2 server, X509Chain chain)
    {
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        chain.ChainPolicy.UrlRetrievalTimeout = Fetching;
        if (authorities.Count > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        if (chain.Build(server))
        {
            return null;
        }

        if (chain.ChainStatus.FirstOrDefault(status => !IsUnknown(status.Status)) is { Status: not X509ChainStatusFlags.NoError } problem)
        {
            return problem.StatusInformation.Trim();
        }

        if (mail.RequireRevocationCheck)
        {
            return "whether it was revoked cannot be checked (Ioc__Reports__Mail__RequireRevocationCheck)";
        }

        revocationUnknown(server.Issuer);
        return null;
    }

    private static bool IsUnknown(X509ChainStatusFlags status) => status is X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation;
}
