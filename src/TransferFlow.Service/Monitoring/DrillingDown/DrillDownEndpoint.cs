using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Monitoring.DrillingDown;

/// <summary>One result behind a number.</summary>
/// <param name="Amount">Its part of the number: 1 where results are counted, yuan where money is.</param>
public sealed record CountedLine(decimal Amount, ResultLine Result);

/// <summary>See <see cref="NumberPage"/>.</summary>
/// <param name="Figure">The address of the figure in which the number stands.</param>
/// <param name="Next">The address of the next page; absent on the last.</param>
public sealed record NumberLines(
    string Figure, string? Row, string? Number, string? Basis, long Count, decimal Sum, long Hidden, int Page, int Pages, IReadOnlyList<CountedLine> Results,
    string? Prev, string? Next);

/// <summary>
/// The results behind a number of a figure. Parameters: those of the figure, <c>row</c> (the total), <c>number</c> (all results of the row),
/// <c>page</c>, <c>pageSize</c> (50, at most 200).
/// </summary>
public static class DrillDownEndpoint
{
    [Needs(Act.SeeResults)]
    [Asks("row", "number", "page", "pageSize", WithFigure = true)]
    [WolverineGet("/api/v1/figures/{name}/results")]
    public static async Task<NumberLines> Get(string name, HttpContext http, Figures figures, DrillDown numbers, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var request = await figures.AskAsync(name, query.Figure, http.Caller(), stop);
        var question = new NumberQuestion(request, query.Text("row") ?? "", query.Text("number") ?? "", query.Page, query.PageSize);
        return Lines(await numbers.FindAsync(question, http.Caller(), stop));
    }

    /// <summary>The address under which a page of the list stays the same, but for the results that its reader comes to see or to lose.</summary>
    public static string AddressOf(NumberQuestion question) => WebAddress.With(
        question.Figure.Address.Replace($"/{question.Figure.Figure}?", $"/{question.Figure.Figure}/results?", StringComparison.Ordinal),
        [("row", question.Row), ("number", question.Number), ("page", $"{question.Page}"), ("pageSize", $"{question.PageSize}")]);

    private static NumberLines Lines(NumberPage page) => new(
        page.Question.Figure.Address, Absent(page.Question.Row), Absent(page.Question.Number), Absent(page.Basis), page.Count, page.Sum, page.Hidden,
        page.Question.Page, page.Pages, [.. page.Results.Select(counted => new CountedLine(counted.Amount, ResultLine.Of(counted.Result)))],
        page.Question.Page > 1 ? AddressOf(page.Question with { Page = page.Question.Page - 1 }) : null,
        page.Question.Page < page.Pages ? AddressOf(page.Question with { Page = page.Question.Page + 1 }) : null);

    private static string? Absent(string text) => text.Length == 0 ? null : text;
}
