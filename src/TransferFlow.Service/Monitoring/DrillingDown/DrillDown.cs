using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Monitoring.DrillingDown;

/// <summary>A number of an answer: which results are behind it?</summary>
/// <param name="Row">The row's key; empty for the total.</param>
/// <param name="Number">The number's name, as in <c>horizons.P1Y.rate</c>; empty for all results of the row.</param>
/// <param name="Page">From 1.</param>
public sealed record NumberQuestion(FigureRequest Figure, string Row, string Number, int Page = 1, int PageSize = 50);

/// <summary>One result behind a number, and how much of the number it is.</summary>
public sealed record CountedResult(decimal Amount, ListedResult Result);

/// <param name="Basis">The number whose parts these are: the one asked about or, where that is no sum of results, the one that it rests on.</param>
/// <param name="Count">How many results there are behind the number.</param>
/// <param name="Sum">What their parts sum to: the number, where it is a sum of results.</param>
/// <param name="Hidden">How many of them the caller may not see; those are not listed.</param>
public sealed record NumberPage(NumberQuestion Question, string Basis, long Count, decimal Sum, long Hidden, IReadOnlyList<CountedResult> Results)
{
    public int Pages => (int)((Count - Hidden + Question.PageSize - 1) / Question.PageSize);
}

/// <summary>Follows a number down to the results behind it: newest entries first, and only those that the caller may see at present.</summary>
public sealed class DrillDown(Figures figures, ResultList results)
{
    /// <exception cref="RefusedException"><c>unknown-number</c>: the figure has no number of that name.</exception>
    public async Task<NumberPage> FindAsync(NumberQuestion question, Caller caller, CancellationToken stop)
    {
        var (basis, found) = await BehindAsync(question, stop) ?? throw Unknown(question);
        var ordered = found.OrderByDescending(one => one.Since).ThenBy(one => one.Result, StringComparer.Ordinal).ToList();
        var visible = await results.VisibleAsync([.. ordered.Select(one => one.Result)], caller, stop);
        var listed = ordered.Where(one => visible.Contains(one.Result)).Skip((question.Page - 1) * question.PageSize).Take(question.PageSize).ToList();
        var lines = await results.OfAsync([.. listed.Select(one => one.Result)], question.Figure.AsOf, question.Figure.KnownAt, stop);
        return new(
            question, basis, found.Count, found.Sum(one => one.Amount), found.Count - visible.Count,
            [.. listed.Select(one => new CountedResult(one.Amount, lines[one.Result]))]);
    }

    /// <summary>The results behind a number, whoever may see them; null where the answer has no such number.</summary>
    internal async Task<(string Basis, IReadOnlyList<Behind> Results)?> BehindAsync(NumberQuestion question, CancellationToken stop) =>
        BasisOf(question) is { } basis ? (basis, await CollectAsync(question, basis, stop)) : null;

    internal RefusedException Unknown(NumberQuestion question) => new(new(
        "unknown-number", new(
            $"指标“{question.Figure.Figure}”没有名为“{Fault.Shown(question.Number)}”的数。",
            $"The figure '{question.Figure.Figure}' has no number '{Fault.Shown(question.Number)}'; there are {string.Join(", ", NumbersOf(question.Figure))}."),
        "number"));

    private string? BasisOf(NumberQuestion question) =>
        question.Number.Length == 0 ? ""
        : NumbersOf(question.Figure).Contains(question.Number) ? AllFigures.Of(question.Figure).BasisOf(question.Number) : null;

    private IEnumerable<string> NumbersOf(FigureRequest request) => AllFigures.Of(request).NumbersOf(request, figures.RegionsOf(request));

    private async Task<IReadOnlyList<Behind>> CollectAsync(NumberQuestion question, string number, CancellationToken stop)
    {
        var request = question.Figure;
        var figure = AllFigures.Of(request);
        var partsOf = figure.Parts(request, figures.RegionsOf(request), await WholeAsync(request, stop));
        return await figures.KnownAt(request).CollectAsync<Behind>(
            request.AsOf, request.KnownAt, figure.LooksAt,
            (result, found) =>
            {
                var parts = partsOf(result)
                    .Where(part => (question.Row.Length == 0 || part.Row == question.Row) && (number.Length == 0 || part.Number == number)).ToList();
                if (parts.Count == 0) return;
                // A result that is in several numbers of a row counts once where all its results are asked for.
                var amount = number.Length == 0 ? 1 : parts.Sum(part => part.Amount);
                found.Add(new(result.Id, result.Visits.Count > 0 ? result.Visits[^1].Entered : null, amount));
            },
            stop);
    }

    private async Task<IEnumerable<IContributions>> WholeAsync(FigureRequest request, CancellationToken stop)
    {
        var figure = AllFigures.Of(request);
        return !figure.IsJudgedByTheWhole ? []
            : await figures.KnownAt(request).GatherAsync(
                request.AsOf, request.KnownAt, figure.LooksAt, () => figure.Gather(request), (gathered, result) => gathered.Add(result), stop);
    }

    /// <param name="Since">Since when it is where it is.</param>
    internal readonly record struct Behind(string Result, DateOnly? Since, decimal Amount);
}
