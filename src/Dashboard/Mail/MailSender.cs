using System.Net.Sockets;
using Ioc.Dashboard.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Ioc.Dashboard.Mail;

/// <summary>Gives a message to the mail server. The one way out for mail of reports and of alerts.</summary>
public static class MailSender
{
    private const int Patience = 60_000;

    /// <summary>What the server answered. Throws what <see cref="IsFailure"/> names.</summary>
    public static async Task<string> SendAsync(MimeMessage message, MailSettings mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = Patience };
        await client.ConnectAsync(mail.Host, mail.Port, Options(mail.Security), cancellation);
        if (mail is { User: { } user, Password: { } password })
        {
            await client.AuthenticateAsync(user, password, cancellation);
        }

        string answer = await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
        return answer;
    }

    /// <summary>Whether the server could not be reached or would not take it: to be tried again.</summary>
    public static bool IsFailure(Exception failed) =>
        failed is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException or SocketException or IOException or TimeoutException;

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
