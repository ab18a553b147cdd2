using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Ioc.Tests.Shared.Servers;

/// <summary>Speaks TLS with clients and passes what they say to a server of loopback, which speaks none. Asks for a client's certificate when told whose it must be. Thread-safe.</summary>
public sealed class TlsFront : LoopbackFront
{
    private readonly SslServerAuthenticationOptions _options;
    private int _welcomed;

    public TlsFront(X509Certificate2 certificate, X509Certificate2? clientsAuthority = null)
    {
        _options = new SslServerAuthenticationOptions { ServerCertificate = certificate };
        if (clientsAuthority is not null)
        {
            _options.ClientCertificateRequired = true;
            _options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { clientsAuthority },
            };
        }

        Begin();
    }

    /// <summary>Port of the server behind; set before the first client comes.</summary>
    public int Server { get; set; }

    /// <summary>Clients with whom TLS came about.</summary>
    public int Welcomed => Volatile.Read(ref _welcomed);

    protected override async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(_options, Stopped);
                Interlocked.Increment(ref _welcomed);
                using var server = new TcpClient { NoDelay = true };
                await server.ConnectAsync(IPAddress.Loopback, Server, Stopped);
                await using NetworkStream plain = server.GetStream();
                await Task.WhenAny(secure.CopyToAsync(plain, Stopped), plain.CopyToAsync(secure, Stopped));
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or System.Security.Authentication.AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side hung up, or would not have the other.
        }
    }
}
