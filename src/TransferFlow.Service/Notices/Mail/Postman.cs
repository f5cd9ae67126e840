using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>What came of a digest.</summary>
internal enum Delivery
{
    /// <summary>The mail server has taken it.</summary>
    Sent,

    /// <summary>There was nothing to send.</summary>
    Nothing,

    /// <summary>It was not taken, and may be later.</summary>
    Failed,

    /// <summary>It was not taken, and will not be: the address is wrong, or refused for good.</summary>
    Refused,

    /// <summary>The connection broke when the mail was on its way; it may have arrived, so it is not sent again.</summary>
    Unknown,
}

/// <summary>Hands mails to the mail server, over one connection as long as that holds.</summary>
internal sealed class Postman(MailOptions options, ILogger log) : IAsyncDisposable
{
    private const int Patience = 30_000;

    private readonly SmtpClient client = new() { Timeout = Patience };

    /// <summary>Whether the last attempt to reach the server failed, so that the next would, too.</summary>
    public bool IsUnreachable { get; private set; }

    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken stop)
    {
        var progress = new Progress();
        try
        {
            if (!client.IsConnected) await ConnectAsync(stop);
            await client.SendAsync(message, stop, progress);
            return Delivery.Sent;
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode is >= 500 and < 600)
        {
            // The server's words are not logged, for they often repeat the address.
            log.LogWarning("The mail server refuses {Message} for good: {Status} ({Error}).", message.MessageId, (int)e.StatusCode, e.ErrorCode);
            return Delivery.Refused;
        }
        catch (SmtpCommandException e)
        {
            log.LogWarning("The mail server does not take {Message} now: {Status} ({Error}).", message.MessageId, (int)e.StatusCode, e.ErrorCode);
            return Delivery.Failed;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or CommandException or ProtocolException or TimeoutException
            or OperationCanceledException or AuthenticationException or SslHandshakeException or NotSupportedException
            or ServiceNotConnectedException)
        {
            IsUnreachable = !progress.HasBegun;
            log.LogWarning(e, "The connection to the mail server failed with {Message}.", message.MessageId);
            return progress.HasBegun ? Delivery.Unknown : Delivery.Failed;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (client.IsConnected) await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or ProtocolException or CommandException)
        {
            // All mails have been taken or refused; how the server takes leave does not matter.
        }

        client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken stop)
    {
        IsUnreachable = true;
        var security = options.Port == MailOptions.TlsPort ? SecureSocketOptions.SslOnConnect
            : options.StartTls ? SecureSocketOptions.StartTls
            : SecureSocketOptions.None;
        await client.ConnectAsync(options.Host, options.Port, security, stop);
        if (options.User is { } user) await client.AuthenticateAsync(user, options.Password ?? "", stop);
        IsUnreachable = false;
    }

    /// <summary>Notices when the mail itself begins to go out: from then on nobody knows what a server that falls silent has taken.</summary>
    private sealed class Progress : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
