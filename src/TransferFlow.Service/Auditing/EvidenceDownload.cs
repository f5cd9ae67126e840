using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Auditing;

/// <summary>
/// Sends a file of evidence to be saved, never to be shown: whatever is in it, and whatever a browser takes it for, it gets no rights of this site.
/// </summary>
internal sealed class EvidenceDownload(Fact.EvidenceAttached evidence, EvidenceFiles files, FileTurns turns) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stop = httpContext.RequestAborted;
        using var turn = await turns.TakeAsync(stop);
        if (await files.FindAsync(evidence.Sha256, stop) is not { } content)
        {
            await Damaged().ExecuteAsync(httpContext);
            return;
        }

        var headers = httpContext.Response.Headers;
        headers.ContentType = evidence.MediaType;
        headers.ContentLength = content.Length;
        headers.ContentDisposition = Disposition();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await httpContext.Response.Body.WriteAsync(content, stop);
    }

    /// <summary>With the name in ASCII for old programs and after RFC 5987 for all others.</summary>
    private string Disposition()
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(evidence.FileName);
        return disposition.ToString();
    }

    private static IResult Damaged() => Problems.Of(StatusCodes.Status500InternalServerError, "evidence-damaged", new(
        "证据文件已丢失或被改动，与记录的SHA-256不符。", "The file is lost, or altered: nothing with the recorded SHA-256 is stored."));
}
