using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Http;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>A form as it is sent (multipart/form-data, RFC 7578): one file, and fields, of which those that are empty say nothing.</summary>
internal sealed class EvidenceForm
{
    /// <summary>Of a request, in bytes. A file that is too large is received up to here and then named; what is greater still is cut off.</summary>
    public const long GreatestRequest = 4 * EvidenceKind.GreatestSize;

    private const string FileField = "file";
    private const int LongestField = 4_096;

    private static readonly string[] names = ["occurredOn", "proves", "sourceRef", "why", "version"];

    private readonly Dictionary<string, string> fields = [];

    // The file is a little less than the request, so memory of that size is enough and need not grow.
    private readonly int expected;

    private string fileName = "";
    private string? declaredType;
    private byte[]? content;

    private EvidenceForm(long? length) => expected = (int)Math.Clamp(length ?? 0, 0, EvidenceKind.GreatestSize);

    private string? this[string field] => fields.GetValueOrDefault(field);

    /// <summary>What the form asks for, or why its file cannot be evidence.</summary>
    /// <exception cref="RefusedException">It is no such form, or it has something else or too much in it.</exception>
    public static async Task<(AttachEvidence? Command, Refusal? Fault)> CommandAsync(HttpRequest request, CancellationToken stop)
    {
        var form = await ReadAsync(request, stop);
        var (file, fault) = EvidenceFile.Of(form.fileName, form.declaredType, form.content!);
        return file is null ? (null, fault) : (new(file, form.Number("proves"))
        {
            OccurredOn = form.Date("occurredOn"), SourceRef = form["sourceRef"], Why = form["why"], Version = form.Number("version"),
        }, null);
    }

    private static async Task<EvidenceForm> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var form = new EvidenceForm(request.ContentLength);
        var boundary = Multipart.BoundaryOf(request)
            ?? throw new RefusedException(new("unsupported-media-type", new("请求正文应为multipart/form-data。", "The body should be multipart/form-data.")));
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section) await form.TakeAsync(section, stop);
            return form.content is null ? throw new RefusedException(Fault.Missing(FileField)) : form;
        }
        catch (Exception e) when (Multipart.IsFaultOfTheForm(e))
        {
            throw new RefusedException(new("bad-form", new("表单不完整或格式有误。", "The form is not complete, or not of its form.")));
        }
    }

    private async Task TakeAsync(MultipartSection section, CancellationToken stop)
    {
        var disposition = section.GetContentDispositionHeader();
        var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
        if (name == FileField && content is null && disposition!.IsFileDisposition())
        {
            fileName = NameOf(disposition!);
            declaredType = MediaTypeHeaderValue.TryParse(section.ContentType, out var type) ? type.MediaType.ToString() : section.ContentType;
            content = await ContentAsync(section.Body, stop);
        }
        else if (names.Contains(name) && !disposition!.IsFileDisposition())
        {
            var text = await TextAsync(name, section.Body, stop);
            if (text.Length > 0 && !fields.TryAdd(name, text)) throw BadMember(name);
        }
        else
        {
            throw BadMember(name);
        }
    }

    private static RefusedException BadMember(string name) => new(new(
        "bad-member", new($"{Fault.Shown(name)}未知，或其值不合要求。", $"'{Fault.Shown(name)}' is unknown, or its value is not of its form."), name));

    /// <summary>Programs send a name in UTF-8 or after RFC 5987; browsers write a quotation mark in it as %22 (WHATWG, HTML, 4.10.21.7).</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition) => disposition.FileNameStar is { Length: > 0 } name
        ? name.ToString()
        : HeaderUtilities.UnescapeAsQuotedString(disposition.FileName).ToString().Replace("%22", "\"", StringComparison.Ordinal);

    private async Task<byte[]> ContentAsync(Stream part, CancellationToken stop)
    {
        using var file = new MemoryStream(expected);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = await part.ReadAsync(buffer, stop)) > 0;)
        {
            length += read;
            // What is too much is read all the same, and forgotten: many a program listens to the answer only when it has sent everything.
            if (length <= EvidenceKind.GreatestSize) file.Write(buffer, 0, read);
        }

        return length <= EvidenceKind.GreatestSize ? file.ToArray() : throw new RefusedException(EvidenceRules.TooLarge);
    }

    private static async Task<string> TextAsync(string name, Stream part, CancellationToken stop)
    {
        var buffer = new byte[LongestField + 1];
        var length = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        if (length > LongestField) throw new RefusedException(Fault.TooLong(name, length, LongestField));
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer, 0, length);
            return text.Any(char.IsControl) ? throw new RefusedException(Fault.ForbiddenCharacter(name)) : text;
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(Fault.ForbiddenCharacter(name));
        }
    }

    private DateOnly Date(string field) =>
        IsoDate.Find(this[field] ?? throw new RefusedException(Fault.Missing(field))) ?? throw BadMember(field);

    private long? Number(string field) => this[field] is not { } text ? null : long.TryParse(text, out var number) ? number : throw BadMember(field);
}
