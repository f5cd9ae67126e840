using Microsoft.Extensions.Configuration;
using MimeKit;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>Where mail is handed over; without a host none is sent.</summary>
/// <param name="From">The sender's address, with or without a name.</param>
/// <param name="StartTls">Whether the connection has to be encrypted by STARTTLS; on port 465 it is from the beginning, whatever this says.</param>
/// <param name="Hour">From which full hour in China the digest of the day is sent.</param>
/// <param name="Link">The address of the pages, to be named in mails.</param>
public sealed record MailOptions(
    string Host = "", int Port = 587, string From = "", string? User = null, string? Password = null, bool StartTls = true, int Hour = 8,
    string? Link = null)
{
    public bool IsOn => Host.Length > 0;

    /// <summary>The port on which the encryption begins before SMTP does.</summary>
    public const int TlsPort = 465;

    /// <summary>
    /// As set by <c>Mail__Host</c>, <c>Mail__Port</c>, <c>Mail__From</c>, <c>Mail__User</c>, <c>Mail__Password</c>, <c>Mail__StartTls</c>,
    /// <c>Mail__Hour</c> and <c>Mail__Link</c>.
    /// </summary>
    /// <exception cref="SettingException">One of them cannot be meant.</exception>
    internal static MailOptions Of(IConfiguration? settings)
    {
        var usual = new MailOptions();
        if (settings.Text("Mail:Host") is not { } host) return usual;
        var options = new MailOptions(
            host, settings.Number("Mail:Port", usual.Port, 1, 65_535), settings.Text("Mail:From") ?? "", settings.Text("Mail:User"),
            settings.Text("Mail:Password"), settings.Flag("Mail:StartTls", usual.StartTls), settings.Number("Mail:Hour", usual.Hour, 0, 23),
            settings.Text("Mail:Link"));
        if (!MailboxAddress.TryParse(options.From, out _))
            throw new SettingException("Mail__From has to be the sender's address, for Mail__Host is set.");
        if (options is { User: not null, StartTls: false, Port: not TlsPort })
            throw new SettingException("Mail__User and its password would be sent unencrypted; set Mail__StartTls=true.");
        return options.Link is null || (Uri.TryCreate(options.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
            ? options
            : throw new SettingException($"Mail__Link={options.Link} is no address of a page.");
    }
}
