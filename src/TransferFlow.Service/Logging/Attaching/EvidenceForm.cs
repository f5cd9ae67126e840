using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>A form as it is sent (multipart/form-data, RFC 7578): one file, and fields, of which those that are empty say nothing.</summary>
internal sealed class EvidenceForm
{
    /// <summary>Of a request, in bytes. A file that is too large is received up to here and then named; what is greater still is cut off.</summary>
    public const long GreatestRequest = 4 * EvidenceKind.GreatestSize;

    private const string FileField = "file";
    private const int LongestField = 4_096;
    private const int LongestBoundary = 70;

    private readonly Dictionary<string, string> fields = [];

    // The file is a little less than the request, so memory of that size is enough and need not grow.
    private readonly int expected;

    private EvidenceForm(long? length) => expected = (int)Math.Clamp(length ?? 0, 0, EvidenceKind.GreatestSize);

    public string FileName { get; private set; } = "";

    public string? DeclaredType { get; private set; }

    public byte[]? Content { get; private set; }

    public string? this[string field] => fields.GetValueOrDefault(field);

    /// <param name="names">Of the fields that it can have.</param>
    /// <exception cref="RefusedException">It is no such form, or it has something else or too much in it.</exception>
    public static async Task<EvidenceForm> ReadAsync(HttpRequest request, IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var form = new EvidenceForm(request.ContentLength);
        var reader = new MultipartReader(BoundaryOf(request), request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section) await form.TakeAsync(section, names, stop);
            return form.Content is null ? throw new RefusedException(Fault.Missing(FileField)) : form;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new RefusedException(new("bad-form", new("表单不完整或格式有误。", "The form is not complete, or not of its form.")));
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : throw new RefusedException(new("unsupported-media-type", new("请求正文应为multipart/form-data。", "The body should be multipart/form-data.")));

    private async Task TakeAsync(MultipartSection section, IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var disposition = section.GetContentDispositionHeader();
        var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
        if (name == FileField && Content is null && disposition!.IsFileDisposition())
        {
            FileName = NameOf(disposition!);
            DeclaredType = MediaTypeHeaderValue.TryParse(section.ContentType, out var type) ? type.MediaType.ToString() : section.ContentType;
            Content = await ContentAsync(section.Body, stop);
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

    public static RefusedException BadMember(string name) => new(new(
        "bad-member", new($"{Fault.Shown(name)}未知，或其值不合要求。", $"'{Fault.Shown(name)}' is unknown, or its value is not of its form."), name));

    /// <summary>Programs send a name in UTF-8 or after RFC 5987; browsers write a quotation mark in it as %22 (WHATWG, HTML, 4.10.21.7).</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition) => disposition.FileNameStar is { Length: > 0 } name
        ? name.ToString()
        : HeaderUtilities.UnescapeAsQuotedString(disposition.FileName).ToString().Replace("%22", "\"", StringComparison.Ordinal);

    private async Task<byte[]> ContentAsync(Stream part, CancellationToken stop)
    {
        using var content = new MemoryStream(expected);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = await part.ReadAsync(buffer, stop)) > 0;)
        {
            length += read;
            // What is too much is read all the same, and forgotten: many a program listens to the answer only when it has sent everything.
            if (length <= EvidenceKind.GreatestSize) content.Write(buffer, 0, read);
        }

        return length <= EvidenceKind.GreatestSize ? content.ToArray() : throw TooLarge();
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

    private static RefusedException TooLarge() => new(EvidenceRules.SizeFault(EvidenceKind.GreatestSize + 1)!);
}
