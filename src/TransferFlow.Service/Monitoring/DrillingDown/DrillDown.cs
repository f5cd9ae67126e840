using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

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
        var lines = new Dictionary<string, ListedResult>();
        foreach (var some in listed.GroupBy(one => (one.AsOf, one.KnownAt), one => one.Result))
            foreach (var (id, line) in await results.OfAsync([.. some], some.Key.AsOf, some.Key.KnownAt, stop)) lines[id] = line;
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
        var (request, figure) = (question.Figure, AllFigures.Of(question.Figure));
        var (sources, whole) = (figure.Sources(request), figure.IsJudgedByTheWhole ? await figures.GatherAsync(figure, request, stop) : []);
        var found = new List<Behind>();
        foreach (var source in sources) found.AddRange(await CollectAsync(question, number, source, figure.Parts(source, figures.RegionsOf(request), whole), stop));
        // A result that several of them have is told as the question itself, which is the first, has it.
        return sources.Count == 1 ? found : [.. found.DistinctBy(one => one.Result)];
    }

    /// <param name="source">Where the results are looked at: the question itself, or that which a back-test asked earlier.</param>
    private Task<IReadOnlyList<Behind>> CollectAsync(
        NumberQuestion question, string number, FigureRequest source, Func<KnownResult, IEnumerable<Part>> partsOf, CancellationToken stop) =>
        figures.KnownAt(source).CollectAsync<Behind>(
            source.AsOf, source.KnownAt, AllFigures.Of(source).LooksAt,
            (result, found) =>
            {
                var parts = partsOf(result)
                    .Where(part => (question.Row.Length == 0 || part.Row == question.Row) && (number.Length == 0 || part.Number == number)).ToList();
                if (parts.Count == 0) return;
                // A result that is in several numbers of a row counts once where all its results are asked for.
                var amount = number.Length == 0 ? 1 : parts.Sum(part => part.Amount);
                found.Add(new(result.Id, result.Visits.Count > 0 ? result.Visits[^1].Entered : null, amount, source.AsOf, source.KnownAt));
            },
            stop);

    /// <param name="Since">Since when it is where it is.</param>
    /// <param name="AsOf">The date as of which it was looked at.</param>
    internal readonly record struct Behind(string Result, DateOnly? Since, decimal Amount, DateOnly AsOf, Position KnownAt);
}
