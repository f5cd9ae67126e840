using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MimeKit;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>A digest as a mail: the same words as plain text and as simple HTML.</summary>
/// <param name="found">The first notices of the recipient's own board, so that nothing is told that it would not show.</param>
internal sealed class DigestMessage(Recipient recipient, NoticePage found, DateOnly today, Reference reference, MailOptions options)
{
    /// <summary>As many notices as are told one by one.</summary>
    public const int MostLines = 30;

    private static readonly HtmlEncoder html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Null where the recipient's address is none.</summary>
    public MimeMessage? Compose(DateTimeOffset now)
    {
        if (AddressOf(recipient) is not { } to) return null;
        var from = MailboxAddress.Parse(options.From);
        var message = new MimeMessage
        {
            Subject = recipient.In(DigestWords.Subject(found.Total, today)), Date = now.ToOffset(ChinaCalendar.Offset), MessageId = IdAt(from.Domain),
            Body = new MultipartAlternative(new TextPart("plain") { Text = Text() }, new TextPart("html") { Text = Html() }),
        };
        message.From.Add(from);
        message.To.Add(to);
        // Nobody's machine is to answer that nobody is in the office (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MailboxAddress? AddressOf(Recipient recipient) =>
        !recipient.Address.Any(char.IsControl) && MailboxAddress.TryParse(recipient.Address, out var parsed)
        && parsed is { Name: null or "", LocalPart.Length: > 0, Domain.Length: > 0 }
            ? new MailboxAddress(OnOneLine(recipient.Name), parsed.Address)
            : null;

    /// <summary>The same for every attempt, so that a mailbox can tell a repeat.</summary>
    private string IdAt(string domain)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{recipient.Caller.Actor}\n{today:yyyy-MM-dd}"));
        return $"digest.{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{domain}";
    }

    private string Text()
    {
        var text = new StringBuilder();
        foreach (var (heading, lines) in Sections())
        {
            text.Append(heading).Append("\r\n");
            foreach (var line in lines) text.Append("- ").Append(line).Append("\r\n");
            text.Append("\r\n");
        }

        if (More is { } more) text.Append(more).Append("\r\n\r\n");
        if (options.Link is { } link) text.Append(link).Append("\r\n\r\n");
        return text.Append("-- \r\n").Append(recipient.In(DigestWords.Why)).Append("\r\n").ToString();
    }

    private string Html()
    {
        var language = recipient.IsEnglish ? "en" : "zh-CN";
        var text = new StringBuilder($"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"></head><body>");
        foreach (var (heading, lines) in Sections())
        {
            text.Append("<h2>").Append(html.Encode(heading)).Append("</h2><ul>");
            foreach (var line in lines) text.Append("<li>").Append(html.Encode(line)).Append("</li>");
            text.Append("</ul>");
        }

        if (More is { } more) text.Append("<p>").Append(html.Encode(more)).Append("</p>");
        if (options.Link is { } link) text.Append($"<p><a href=\"{html.Encode(link)}\">{html.Encode(link)}</a></p>");
        return text.Append("<p><small>").Append(html.Encode(recipient.In(DigestWords.Why))).Append("</small></p></body></html>").ToString();
    }

    private string? More => found.Total > found.Notices.Count ? recipient.In(DigestWords.More(found.Total - found.Notices.Count)) : null;

    private IEnumerable<(string Heading, IEnumerable<string> Lines)> Sections() =>
        from section in found.Notices.GroupBy(notice => notice.Kind)
        select (recipient.In(DigestWords.Heading(section.Key, found.Counts.ByKind[section.Key])), section.Select(LineOf));

    private string LineOf(Notice notice) => OnOneLine(recipient.In(
        DigestWords.Line(notice, NameOfSite(notice.FromSite), NameOfSite(notice.Site) ?? NameOfRegion(notice.Region))));

    private Sentence? NameOfSite(string? id) => id is null ? null : reference.Sites.GetValueOrDefault(id)?.Name ?? new(id, id);

    private Sentence? NameOfRegion(string? code) =>
        code is null ? null : reference.Regions.NameOf(code) is { } name ? new(name.Zh, name.En) : new(code, code);

    /// <summary>A name or a title cannot begin a line of its own, whatever is in it.</summary>
    private static string OnOneLine(string? text) => text is null ? "" : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
