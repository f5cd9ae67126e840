using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Logging;

/// <summary>A file that was sent with a form.</summary>
/// <param name="DeclaredType">As what the browser sends it, without parameters.</param>
/// <param name="Content">Null for one that is too large to be looked at.</param>
public sealed record SentFile(string Name, string? DeclaredType, byte[]? Content)
{
    internal static async Task<SentFile> OfAsync(IFormFile file, CancellationToken stop)
    {
        var type = file.ContentType?.Split(';')[0].Trim();
        if (file.Length > EvidenceKind.GreatestSize) return new(file.FileName, type, null);
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, stop);
        return new(file.FileName, type, content);
    }
}
