using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Service.Http;
using TransferFlow.Service.Monitoring;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Answers;

/// <summary>The rows of a figure as a file for spreadsheets, at the same parameters as its address.</summary>
internal static class FigureCsv
{
    private const string ApiRoot = "/api/v1/figures/";

    /// <summary>The file's address for a figure's.</summary>
    public static string Of(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return $"/figures/{address[ApiRoot.Length..query]}.csv{address[query..]}";
    }

    public static void MapFigureCsv(this IEndpointRouteBuilder routes) => routes.MapGet("/figures/{name}.csv", GetAsync);

    private static async Task<IResult> GetAsync(string name, HttpRequest request, Figures figures, CancellationToken stop)
    {
        try
        {
            var parameters = request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).ToList();
            return Results.File(FigureTable.Csv(await figures.AnswerAsync(name, parameters, stop)), "text/csv; charset=utf-8", $"{name}.csv");
        }
        catch (Exception e) when (Trouble.Of(e) is { } trouble)
        {
            return Problems.Of(trouble.Status, trouble.Code, trouble.Message);
        }
    }
}
