using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace TransferFlow.Service.Http;

/// <summary>Forms as they are sent with files (multipart/form-data, RFC 7578).</summary>
internal static class Multipart
{
    private const int LongestBoundary = 70;

    /// <summary>What stands between the parts of the form; null where the body is no such form.</summary>
    public static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : null;

    /// <summary>Whether a form could not be read to its end because of what it is.</summary>
    public static bool IsFaultOfTheForm(Exception e) => e is InvalidDataException or (IOException and not BadHttpRequestException);

    /// <summary>Adds what the form says. The boundary is chosen anew whenever it is sent, so it says nothing.</summary>
    public static async Task AppendAsync(this IncrementalHash hash, HttpRequest request, string boundary, CancellationToken stop)
    {
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } part)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{part.ContentDisposition}\n{part.ContentType}\n"));
                hash.AppendData(await SHA256.HashDataAsync(part.Body, stop));
            }
        }
        catch (Exception e) when (IsFaultOfTheForm(e))
        {
            // Such a form is refused, and a refusal leaves no receipt.
        }
    }
}
