using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Monitoring;

/// <summary>A figure over HTTP: the same address gives the same bytes. What has become known since is said in a header, never in the body.</summary>
public static class FigureEndpoint
{
    /// <summary>Tells the present mark of the log.</summary>
    public const string NewestHeader = "TransferFlow-Newest";

    [Needs(Act.SeeFigures)]
    [WolverineGet("/api/v1/figures/{name}")]
    public static async Task<IResult> Get(string name, HttpContext http, Figures figures, Knowledge knowledge, CancellationToken stop)
    {
        var answer = await figures.AnswerAsync(name, Parameters(http.Request), http.Caller(), stop);
        http.Response.Headers[NewestHeader] = (await knowledge.StateAsync(stop)).Reached.ToString();
        return Results.Bytes(answer, "application/json; charset=utf-8");
    }

    /// <summary>The question that an address asks; a parameter that is repeated stands in it as often.</summary>
    public static IReadOnlyCollection<KeyValuePair<string, string>> Parameters(HttpRequest request) =>
        [.. request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))];
}
