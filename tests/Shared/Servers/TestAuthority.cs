using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ioc.Tests.Shared.Servers;

/// <summary>A certificate authority of one test: its certificate as a PEM file, and certificates that it signs. Dispose deletes the files.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-authority-").FullName;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority()
    {
        // A name of its own: what a machine keeps of the lists of one authority is not taken for another's.
        var request = new CertificateRequest($"CN=Authority of a test {Guid.NewGuid():N}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(_now.AddDays(-1), _now.AddDays(7));
        File = Write("ca.pem", Certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The authority's own certificate.</summary>
    public string File { get; }

    /// <summary>A certificate with its key for this host name or address, signed by the authority. List: where it says that those which were revoked are listed; null: nowhere.</summary>
    public X509Certificate2 Issue(string name, Uri? list = null)
    {
        using X509Certificate2 signed = Sign(name, out ECDsa key, list);
        using (key)
        {
            using X509Certificate2 whole = signed.CopyWithPrivateKey(key);
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
        }
    }

    /// <summary>The same as two PEM files.</summary>
    public (string Certificate, string Key) IssueFiles(string name)
    {
        using X509Certificate2 signed = Sign(name, out ECDsa key);
        using (key)
        {
            return (Write(name + ".pem", signed.ExportCertificatePem()), Write(name + ".key", key.ExportPkcs8PrivateKeyPem()));
        }
    }

    /// <summary>The list (CRL, DER) of those that were revoked.</summary>
    public byte[] RevocationList(params X509Certificate2[] revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (X509Certificate2 certificate in revoked)
        {
            list.AddEntry(certificate);
        }

        return list.Build(Certificate, 1, _now.AddDays(5), HashAlgorithmName.SHA256, thisUpdate: _now.AddDays(-1));
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private X509Certificate2 Sign(string name, out ECDsa key, Uri? list = null)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        if (list is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list.AbsoluteUri]));
        }

        return request.Create(Certificate, _now.AddDays(-1), _now.AddDays(6), RandomNumberGenerator.GetBytes(8));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
