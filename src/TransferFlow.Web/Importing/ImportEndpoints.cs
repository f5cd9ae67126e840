using System.Text;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Spreadsheets;
using TransferFlow.Service.Spreadsheets.Writing;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>What the import page posts and downloads.</summary>
internal static class ImportEndpoints
{
    /// <summary>The greatest file that is imported, in bytes: 64 MiB, some half a million rows.</summary>
    public const long GreatestFile = 64L << 20;

    /// <summary>The kinds of files, as a form names them.</summary>
    public const string Accepted = ".xlsx,.csv,text/csv," + WorkbookWriter.MediaType;

    /// <summary>A file that is too large is received up to here, in bytes, and then named; what is greater still is cut off by the server.</summary>
    public const long GreatestRequest = 4 * GreatestFile;

    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        var import = routes.MapGroup("/import").WithMetadata(new NeedsAttribute(Act.LogFacts));
        import.MapPost("/files", StartAsync)
            .WithMetadata(new RequestSizeLimitAttribute(GreatestRequest))
            .WithFormOptions(multipartBodyLengthLimit: GreatestRequest);
        import.MapPost("/{id}/commit", Commit);
        import.MapGet("/{id}/errors.csv", Errors);
        import.MapGet("/template.csv", Template);
        import.MapGet("/template.xlsx", TemplateSheetAsync);
        import.MapRejected();
    }

    private static IResult Template(HttpRequest request)
    {
        var language = Languages.Of(request);
        return Csv(CsvText.Line(LogColumn.All.Select(column => column.Header(language))), "template.csv");
    }

    private static async Task<IResult> TemplateSheetAsync(HttpRequest request, IDocumentStore store, Catalogues catalogues, CancellationToken stop)
    {
        await using var session = store.QuerySession();
        var template = new ImportTemplate(Languages.Of(request), catalogues, await session.Query<Site>().ToListAsync(stop));
        return Results.File(template.Write(), WorkbookWriter.MediaType, "template.xlsx");
    }

    private static async Task<IResult> StartAsync(
        IFormFile? file, [FromForm] string? owner, [FromForm] bool? preview, ImportJobs jobs, HttpContext http, CancellationToken stop)
    {
        if (file is null or { Length: 0 }) return Results.LocalRedirect("/import?problem=no-file");
        if (file.Length > GreatestFile) return Results.LocalRedirect("/import?problem=file-too-large");
        var caller = http.Caller();
        var job = await jobs.StartAsync(file, OwnerOf(caller, owner), caller, preview ?? false, stop);
        return Results.LocalRedirect($"/import/{job.Id}");
    }

    /// <summary>An organisation imports for itself, whatever was sent.</summary>
    private static string OwnerOf(Caller caller, string? named) =>
        caller.Organisation ?? (string.IsNullOrWhiteSpace(named) ? "default" : named.Trim());

    // The form has nothing but its antiforgery token, which is asked for by binding a form at all.
    private static IResult Commit(string id, [FromForm] string? confirmed, ImportJobs jobs, HttpContext http) =>
        jobs.Find(id, http.Caller()) is { IsPreview: true, Report.IsRefused: false } job && confirmed is not null
            ? Results.LocalRedirect($"/import/{jobs.Commit(job).Id}")
            : Results.LocalRedirect($"/import/{id}");

    private static IResult Errors(string id, ImportJobs jobs, HttpContext http)
    {
        if (jobs.Find(id, http.Caller())?.Report is not { } report) return Results.NotFound();
        var csv = new StringBuilder(CsvText.Line(["row", "column", "cell", "code", "zh", "en"]));
        foreach (var error in report.Errors.Concat(report.Warned))
            csv.Append(CsvText.Line([$"{error.Row}", error.Column, error.Cell, error.Code, error.Message.Zh, error.Message.En]));

        return Csv(csv.ToString(), "errors.csv");
    }

    private static IResult Csv(string text, string name) => Results.File(CsvText.File(text), "text/csv; charset=utf-8", name);
}
