using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Ioc.Operations.Sending;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Ioc.Operations.Mail;

/// <summary>Gives messages to the mail server: the one way out for mail of reports and of alerts. A failure is an answer, never an exception (but cancellation). Thread-safe.</summary>
public sealed partial class MailSender(ReportSettings settings, RealTime clock, ILogger<MailSender> log)
{
    /// <summary>For the server to greet and sign us in, and for all it says to a message without documents.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly SendAnswer NotSet = new(false, "no mail server is set (Ioc__Reports__Mail__Host)");

    /// <summary>Of whose list the log has said that it is not reached.</summary>
    private string? _unreached;

    /// <summary>Authorities to trust in place of those of the system.</summary>
    internal X509Certificate2Collection Authorities { get; init; } = [];

    /// <summary>What the server said to the message, given up after the patience, by the clock. Slot: what no two are made for; its Message-Id is the same with each attempt.</summary>
    public async Task<SendAnswer> SendAsync(MimeMessage message, string slot, TimeSpan patience, CancellationToken cancellation)
    {
        if (settings.Mail is not { } mail)
        {
            return NotSet;
        }

        MailboxAddress from = MailboxAddress.Parse(mail.From);
        message.From.Add(from);
        message.Date = clock.Now;
        message.MessageId = $"{Idempotency.KeyOf(slot)}@{from.Domain}";
        var certificate = new ServerCertificate(mail, Authorities, issuer => RevocationUnknown(mail.Host, issuer));
        using var limit = new CancellationTokenSource(Patience, clock.Provider);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = new SmtpClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = certificate.IsTrusted }; // which checks it
        TimeSpan given = Patience;
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, Options(mail.Security), ends.Token);
            if (mail is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, ends.Token);
            }

            limit.CancelAfter(given = patience);
            string answer = await client.SendAsync(message, ends.Token);
            limit.CancelAfter(Patience);
            await client.DisconnectAsync(quit: true, ends.Token); // the server has it: what becomes of the farewell is nobody's concern, and nothing is thrown
            return new SendAnswer(true, "SMTP " + answer);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer(false, string.Create(CultureInfo.InvariantCulture, $"no answer within {given.TotalSeconds:0} s"));
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer(false, certificate.Refusal ?? failed.Message);
        }
    }

    private void RevocationUnknown(string host, string issuer)
    {
        if (Interlocked.Exchange(ref _unreached, issuer) != issuer)
        {
            RevocationUnknown(log, host, issuer);
        }
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail server {Host}: whether its certificate was revoked cannot be checked, the list of {Issuer} is not reached; it is taken all the same (Ioc__Reports__Mail__RequireRevocationCheck)")]
    private static partial void RevocationUnknown(ILogger log, string host, string issuer);
}
