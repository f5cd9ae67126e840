using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// A figure 指标 in one version of its definition: what one result contributes to it, and what the contributions of all amount to. Where results come
/// from is no business of it; the same results give the same bytes.
/// </summary>
public abstract class Figure
{
    /// <summary>As in addresses, one of <see cref="FigureNames"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What can be asked of it.</summary>
    public abstract FigureShape Shape { get; }

    /// <summary>What it looks at of a result. A source of results may leave out the rest.</summary>
    public virtual KnownDetails LooksAt => KnownDetails.None;

    /// <summary>What can be asked of it once its own parameters are chosen, all of them written out.</summary>
    /// <exception cref="Results.RefusedException">They contradict each other.</exception>
    public virtual FigureShape ShapeWith(IReadOnlyList<KeyValuePair<string, string>> options) => Shape;

    /// <summary>What it says and how, for people to read.</summary>
    public abstract FigureDefinition Definition { get; }

    /// <summary>Why a question whose parameters are each allowed still cannot be asked; null where it can.</summary>
    public virtual Refusal? RefusalOf(FigureRequest request) => null;

    /// <summary>
    /// The questions whose results it is computed from: itself and, where it tests what was said earlier, the same at an earlier date and position.
    /// </summary>
    public virtual IReadOnlyList<FigureRequest> Sources(FigureRequest request) => [request];

    /// <summary>The answer's bytes, UTF-8 JSON, over all results.</summary>
    /// <param name="resultsOf">The results as of the date and as known at the position of a question: see <see cref="Sources"/>.</param>
    public abstract byte[] Answer(FigureRequest request, RegionCatalogue catalogue, Func<FigureRequest, IEnumerable<KnownResult>> resultsOf);

    /// <summary>Begins to gather what results contribute. Several can be gathered side by side, each from results of its own.</summary>
    /// <param name="request">One of the <see cref="Sources"/>.</param>
    public abstract IContributions Gather(FigureRequest request);

    /// <summary>The answer's bytes from all that was gathered for the question, wherever it was.</summary>
    public abstract byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<IContributions> gathered);

    /// <summary>Whether what a result is part of depends on all others: whether it is stalled, say, on how long the stage takes.</summary>
    public virtual bool IsJudgedByTheWhole => false;

    /// <summary>Whether its answer looks at <see cref="FigureRequest.RecordedUntil"/>.</summary>
    public virtual bool AsksForNewestRecord => false;

    /// <summary>
    /// Tells which numbers of the answer one result is part of, and how much it is; over all results the parts of a number sum to it. May be called on
    /// several threads.
    /// </summary>
    /// <param name="whole">What all results contribute, where each is judged by the whole; not looked at otherwise.</param>
    public abstract Func<KnownResult, IEnumerable<Part>> Parts(FigureRequest request, RegionCatalogue catalogue, IEnumerable<IContributions> whole);

    /// <summary>
    /// The number whose parts are the results that a number rests on: itself where it is a sum of results, even of none; for a rate, a quantile or a number
    /// at risk it is another, such as <c>cohort</c> for <c>horizons.P1Y.rate</c>.
    /// </summary>
    public abstract string BasisOf(string number);

    /// <summary>The names of the numbers that each row of an answer to the question has.</summary>
    public IEnumerable<string> NumbersOf(FigureRequest request, RegionCatalogue catalogue) => Nothing(request, catalogue).Keys;

    /// <summary>What an answer over no results says: counts are 0, rates are not known. A row that is not there says the same.</summary>
    public IReadOnlyDictionary<string, decimal?> Nothing(FigureRequest request, RegionCatalogue catalogue) =>
        AnswerNumbers.Of(Answer(request, catalogue, _ => []))
            .Where(number => number.Key.Row == AnswerNumbers.Total).ToDictionary(number => number.Key.Number, number => number.Value);
}

/// <summary>What some results contribute to a figure.</summary>
public interface IContributions
{
    void Add(KnownResult result);
}

/// <summary>One result's share in one number of an answer.</summary>
/// <param name="Row">The row's key; empty where the answer has only a total.</param>
/// <param name="Number">The number's name in the row, with the names around it: <c>converted</c>, <c>stages.pilot.in</c>.</param>
/// <param name="Amount">1 where results are counted; yuan where money is.</param>
public readonly record struct Part(string Row, string Number, decimal Amount);

/// <summary>A figure that is computed from counts: whole numbers, which any read model may deliver and which add up over databases.</summary>
/// <typeparam name="TCount">How many share all that matters; what one result contributes is such a count of one.</typeparam>
public abstract class Figure<TCount> : Figure
    where TCount : struct
{
    /// <summary>The answer's bytes from counts in any order.</summary>
    public abstract byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<TCount> counts);

    /// <summary>Adds what one result contributes. The filters by field and owner have been applied.</summary>
    protected abstract void Count(FigureRequest request, KnownResult result, ICollection<TCount> counts);

    /// <summary>Which numbers a count is part of, where that says it all; otherwise see <see cref="JudgedBy"/>.</summary>
    protected virtual IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, TCount count) => [];

    /// <summary>Tells which numbers a count is part of, judged by the counts of all results.</summary>
    protected virtual Func<TCount, IEnumerable<Part>> JudgedBy(IEnumerable<TCount> whole, FigureRequest request, RowFinder finder) =>
        count => Parts(request, finder, count);

    /// <summary>What all results contribute, one by one.</summary>
    public IReadOnlyList<TCount> Counts(FigureRequest request, IEnumerable<KnownResult> results)
    {
        var counts = new List<TCount>();
        foreach (var result in results) Add(request, result, counts);
        return counts;
    }

    /// <summary>Adds what one result contributes.</summary>
    public void Add(FigureRequest request, KnownResult result, ICollection<TCount> counts)
    {
        if (request.Concerns(result)) Count(request, result, counts);
    }

    public sealed override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, Func<FigureRequest, IEnumerable<KnownResult>> resultsOf) =>
        Answer(request, catalogue, Sources(request).SelectMany(source => Counts(source, resultsOf(source))));

    public sealed override IContributions Gather(FigureRequest request) => new Contributions(this, request);

    public sealed override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<IContributions> gathered) =>
        Answer(request, catalogue, CountsOf(gathered));

    public sealed override Func<KnownResult, IEnumerable<Part>> Parts(
        FigureRequest request, RegionCatalogue catalogue, IEnumerable<IContributions> whole)
    {
        var partsOf = JudgedBy(CountsOf(whole), request, new RowFinder(request, catalogue));
        return result => Counts(request, [result]).SelectMany(partsOf);
    }

    private static IEnumerable<TCount> CountsOf(IEnumerable<IContributions> gathered) => gathered.SelectMany(some => ((Contributions)some).Counts);

    private sealed class Contributions(Figure<TCount> figure, FigureRequest request) : IContributions
    {
        public List<TCount> Counts { get; } = [];

        public void Add(KnownResult result) => figure.Add(request, result, Counts);
    }
}
