using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Monitoring;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Answers;

/// <summary>The rows of a figure as a file for spreadsheets, at the same parameters as its address.</summary>
internal static class FigureCsv
{
    /// <summary>The file's address for a figure's.</summary>
    public static string Of(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return $"/figures/{address[FigureAddress.Root.Length..query]}.csv{address[query..]}";
    }

    public static void MapFigureCsv(this IEndpointRouteBuilder routes) => 
        routes.MapGet("/figures/{name}.csv", GetAsync).WithMetadata(new NeedsAttribute(Act.SeeFigures));

    private static async Task<IResult> GetAsync(string name, HttpRequest request, Service.Monitoring.Figures figures, CancellationToken stop)
    {
        try
        {
            var answer = await figures.AnswerAsync(name, FigureEndpoint.Parameters(request), request.HttpContext.Caller(), stop);
            return Results.File(FigureTable.Csv(answer), "text/csv; charset=utf-8", $"{name}.csv");
        }
        catch (Exception e) when (Trouble.Of(e) is { } trouble)
        {
            return Problems.Of(trouble);
        }
    }
}
