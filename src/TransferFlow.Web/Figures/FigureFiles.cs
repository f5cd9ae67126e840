using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Spreadsheets.Writing;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>Answers as workbooks, and the results behind numbers as files, at the same parameters as their pages.</summary>
internal static class FigureFiles
{
    public static void MapFigureFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/figures/{name}.xlsx", GetWorkbookAsync).WithMetadata(new NeedsAttribute(Act.SeeFigures));
        routes.MapGet("/figures/{name}/results.csv", GetResultsAsync).WithMetadata(new NeedsAttribute(Act.SeeResults));
        routes.MapGet("/figures/{name}/results.xlsx", GetResultsWorkbookAsync).WithMetadata(new NeedsAttribute(Act.SeeResults));
    }

    private static Task<IResult> GetWorkbookAsync(string name, HttpContext http, FigureDesk desk, Knowledge knowledge, TimeProvider clock, CancellationToken stop) =>
        AnswerAsync(name, http, desk, knowledge, clock, async question =>
        {
            var bytes = new FigureWorkbook(await desk.AnswerAsync(question.Request, stop), Languages.Of(http.Request)).Write();
            return Results.File(bytes, WorkbookWriter.MediaType, $"{name}.xlsx");
        }, stop);

    private static Task<IResult> GetResultsAsync(
        string name, HttpContext http, FigureDesk desk, NumberDesk numbers, Knowledge knowledge, TimeProvider clock, CancellationToken stop) =>
        AnswerAsync(name, http, desk, knowledge, clock, async question => Results.File(
            (await ListAsync(question, numbers, http, stop)).Csv(), "text/csv; charset=utf-8", $"{name}-results.csv"), stop);

    private static Task<IResult> GetResultsWorkbookAsync(
        string name, HttpContext http, FigureDesk desk, NumberDesk numbers, Knowledge knowledge, TimeProvider clock, CancellationToken stop) =>
        AnswerAsync(name, http, desk, knowledge, clock, async question => Results.File(
            (await ListAsync(question, numbers, http, stop)).Workbook(), WorkbookWriter.MediaType, $"{name}-results.xlsx"), stop);

    private static async Task<CountedList> ListAsync(FigureQuestion question, NumberDesk numbers, HttpContext http, CancellationToken stop) => new(
        await numbers.AllAsync(question.Request, http.Request.Query["row"].ToString(), http.Request.Query["number"].ToString(), http.Caller(), stop),
        Languages.Of(http.Request));

    private static async Task<IResult> AnswerAsync(
        string name, HttpContext http, FigureDesk desk, Knowledge knowledge, TimeProvider clock, Func<FigureQuestion, Task<IResult>> answer,
        CancellationToken stop)
    {
        try
        {
            var view = await View.ReadAsync(http.Request.Query, knowledge, clock, stop);
            return await answer(await desk.AskAsync(name, http.Request.Query, view, http.Caller(), stop));
        }
        catch (Exception e) when (Trouble.Of(e) is { } trouble)
        {
            return Problems.Of(trouble);
        }
    }
}
