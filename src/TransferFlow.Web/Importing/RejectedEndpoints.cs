using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Spreadsheets.Writing;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>The rejected rows of an import as a file of the same kind, and the way back of the corrected ones.</summary>
internal static class RejectedEndpoints
{
    public static void MapRejected(this IEndpointRouteBuilder import)
    {
        import.MapGet("/{id}/rejected", DownloadAsync);
        import.MapPost("/{id}/corrections", CorrectAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ImportEndpoints.GreatestRequest))
            .WithFormOptions(multipartBodyLengthLimit: ImportEndpoints.GreatestRequest);
    }

    private static async Task<IResult> DownloadAsync(string id, ImportJobs jobs, HttpRequest request, CancellationToken stop)
    {
        if (jobs.Find(id, request.HttpContext.Caller()) is not { Report: { } report, Rejected: { } rejected } job) return Results.NotFound();
        var language = Languages.Of(request);
        // A file, for there may be as many rows as in the upload; it is gone when it has been sent.
        var output = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await using (var file = File.OpenRead(job.File)) await RejectedRows.WriteAsync(file, report, output, sentence => sentence.In(language), stop);
        output.Position = 0;
        return rejected.IsSheet
            ? Results.Stream(output, WorkbookWriter.MediaType, "rejected.xlsx")
            : Results.Stream(output, "text/csv; charset=utf-8", "rejected.csv");
    }

    private static async Task<IResult> CorrectAsync(string id, IFormFile? file, ImportJobs jobs, HttpContext http, CancellationToken stop)
    {
        if (jobs.Find(id, http.Caller()) is not { Report: not null, Rejected: not null } job) return Results.LocalRedirect($"/import/{id}");
        if (file is null or { Length: 0 }) return Results.LocalRedirect($"/import/{id}?problem=no-file");
        if (file.Length > ImportEndpoints.GreatestFile) return Results.LocalRedirect($"/import/{id}?problem=file-too-large");
        return Results.LocalRedirect($"/import/{(await jobs.CorrectAsync(job, file, stop)).Id}");
    }
}
