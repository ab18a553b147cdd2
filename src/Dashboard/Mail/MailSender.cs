using System.Globalization;
using System.Net.Sockets;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Sending;
using Ioc.Dashboard.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Ioc.Dashboard.Mail;

/// <summary>Gives a message to the mail server. The one way out for mail of reports and of alerts.</summary>
public static class MailSender
{
    /// <summary>Of a mail when there is no server for it.</summary>
    public static readonly SendAnswer NotSet = new(false, "no mail server is set (Ioc__Reports__Mail__Host)");

    /// <summary>What the server answered, given up after the patience, by the clock. Throws what <see cref="IsFailure"/> names.</summary>
    public static async Task<SendAnswer> SendAsync(MimeMessage message, MailSettings mail, TimeSpan patience, RealTime clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, clock.Provider);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, Options(mail.Security), ends.Token);
            if (mail is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, ends.Token);
            }

            string answer = await client.SendAsync(message, ends.Token);
            await client.DisconnectAsync(quit: true, ends.Token);
            return new SendAnswer(true, "SMTP " + answer);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer(false, string.Create(CultureInfo.InvariantCulture, $"no answer within {patience.TotalSeconds:0} s"));
        }
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
