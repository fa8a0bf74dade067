using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KillBot.Domain.Webhooks;
using KillBot.Domain.Webhooks.Delivery;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>The certificate of a receiver names an address where its issuer's is said to be (RFC 5280, section 4.2.2.1).</summary>
public sealed class CertificateTests
{
    [Fact]
    public async Task What_a_certificate_names_is_not_fetched()
    {
        await using var inside = await Receiver.StartAsync();
        using var certificate = NamingIssuerAt(new Uri(inside.Url, "/issuer.cer"));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, certificate);
        using var client = new WebhookClient(
            new GuardedConnector(Options.Create(new WebhookOptions { AllowPrivateNetworks = true }), TimeProvider.System), TimeProvider.System);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        var answer = await client.PostAsync(request, CancellationToken.None);
        await serving;

        Assert.StartsWith("The TLS connection failed.", answer.Failure, StringComparison.Ordinal);
        Assert.False(inside.HasMore);
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(connection.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                // Offline: it is not the server that looks for its issuer.
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
            });
            await stream.ReadExactlyAsync(new byte[1]);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The client trusts it not, as it should.
        }
    }

    private static X509Certificate2 NamingIssuerAt(Uri address)
    {
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuing = new CertificateRequest("CN=Issuer", issuerKey, HashAlgorithmName.SHA256);
        issuing.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var issuer = issuing.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [address.ToString()]));
        using var certificate = request.Create(issuer, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
        return certificate.CopyWithPrivateKey(key);
    }
}
