using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>What the import page posts and downloads.</summary>
internal static class ImportEndpoints
{
    /// <summary>The greatest file that is imported, in bytes: 64 MiB, some half a million rows.</summary>
    public const long GreatestFile = 64L << 20;

    // A file that is too large is received up to here and then named; what is greater still is cut off by the server.
    private const long GreatestRequest = 4 * GreatestFile;

    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        var import = routes.MapGroup("/import").WithMetadata(new NeedsAttribute(Act.LogFacts));
        import.MapPost("/files", StartAsync)
            .WithMetadata(new RequestSizeLimitAttribute(GreatestRequest))
            .WithFormOptions(multipartBodyLengthLimit: GreatestRequest);
        import.MapPost("/{id}/commit", Commit);
        import.MapGet("/{id}/errors.csv", Errors);
        import.MapGet("/template.csv", Template);
    }

    private static IResult Template(HttpRequest request)
    {
        var language = Languages.Of(request);
        return Csv(CsvText.Line(ImportColumn.All.Select(column => column.Header(language))), "template.csv");
    }

    private static async Task<IResult> StartAsync(
        IFormFile? file, [FromForm] string? owner, [FromForm] bool? preview, ImportJobs jobs, CancellationToken stop)
    {
        if (file is null or { Length: 0 }) return Results.LocalRedirect("/import?problem=no-file");
        if (file.Length > GreatestFile) return Results.LocalRedirect("/import?problem=file-too-large");
        var job = await jobs.StartAsync(file, string.IsNullOrWhiteSpace(owner) ? "default" : owner.Trim(), preview ?? false, stop);
        return Results.LocalRedirect($"/import/{job.Id}");
    }

    // The form has nothing but its antiforgery token, which is asked for by binding a form at all.
    private static IResult Commit(string id, [FromForm] string? confirmed, ImportJobs jobs) =>
        jobs.Find(id) is { IsPreview: true, Report.IsRefused: false } job && confirmed is not null
            ? Results.LocalRedirect($"/import/{jobs.Commit(job).Id}")
            : Results.LocalRedirect($"/import/{id}");

    private static IResult Errors(string id, ImportJobs jobs)
    {
        if (jobs.Find(id)?.Report is not { } report) return Results.NotFound();
        var csv = new StringBuilder("row,column,code,zh,en" + CsvText.LineEnd);
        foreach (var error in report.Errors.Concat(report.Warned))
        {
            string[] cells = [$"{error.Row}", error.Column ?? "", error.Code, error.Message.Zh, error.Message.En];
            csv.AppendJoin(',', cells.Select(Quote)).Append(CsvText.LineEnd);
        }

        return Csv(csv.ToString(), "errors.csv");
    }

    private static IResult Csv(string text, string name) => Results.File(CsvText.File(text), "text/csv; charset=utf-8", name);

    private static string Quote(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
