using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// stage-conversion 阶段转化率, definition 1: of the results that first entered a stage, what share reached the target within a horizon, with the
/// ends as competing causes and what is in flight censored at asOf (Aalen and Johansen, Scand. J. Statist. 5, 1978).
/// </summary>
public sealed class StageConversion : Figure<CohortCount>
{
    public override string Name => FigureNames.StageConversion;

    public override FigureShape Shape { get; } = new() { Horizons = FigureRequestParser.DefaultHorizons };

    public override FigureDefinition Definition { get; } = new(
        1, new("阶段转化率", "Stage conversion"),
        new(
            "首次进入某阶段的成果中，在期限内到达目标的比例。终止、撤回、被替代是竞争事件；尚在途者在截至日删失，既不剔除也不算失败。",
            "Of the results that first entered a stage, the share that reached the target within a horizon. Termination, withdrawal and supersession are "
            + "competing ends; what is in flight is censored at asOf, neither dropped nor called failed."),
        [
            "F(h) = sum over t_j <= h of S(t_j-) c_j / n_j;  S(t) = prod over t_j <= t of (1 - d_j / n_j)",
            "Var F(h) = sum over t_j <= h of [(F(h) - F(t_j))^2 d_j / (n_j (n_j - d_j)) + S(t_j-)^2 c_j (n_j - c_j) / n_j^3 "
            + "- 2 (F(h) - F(t_j)) S(t_j-) c_j / n_j^2]",
            "95 %: 1 - (1 - F)^exp(+-z SE / ((1 - F) ln(1 - F))), z = 1.959963984540054",
        ],
        [
            "O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. Statist. 5 (1978) 141-150",
            "P. K. Andersen, O. Borgan, R. D. Gill, N. Keiding: Statistical Models Based on Counting Processes. Springer 1993",
            "E. B. Wilson: Probable inference, the law of succession, and statistical inference. JASA 22 (1927) 209-212",
        ]);

    /// <summary>
    /// The longest elapsed time that is told apart: an answer asks of whatever lasts longer than its last horizon only that it does. One key for all of that
    /// changes no number and makes cohorts small.
    /// </summary>
    public static int Longest(FigureRequest request) => request.Horizons.Count == 0 ? 0 : request.Horizons[^1].Length.Key + 1;

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<CohortCount> counts)
    {
        var (total, rows) = Tally(request, catalogue, counts);
        return Answer(request, catalogue, total, rows);
    }

    /// <summary>The answer's bytes from cohorts.</summary>
    /// <param name="rows">By their codes, in ordinal order. Elapsed times are those up to <see cref="Longest"/>.</param>
    public static byte[] Answer(FigureRequest request, RegionCatalogue catalogue, Cohort total, IEnumerable<KeyValuePair<string, Cohort>> rows)
    {
        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(total, rows, (row, cohort) =>
        {
            writer.Row(row);
            CohortWriter.Write(writer, request, cohort);
        });
    }

    /// <summary>The key of the time to an outcome, up to <see cref="Longest"/>.</summary>
    internal static int ElapsedOf(FigureRequest request, CohortCount count) =>
        count.Outcome == Outcome.Excluded ? 0 : Math.Min(Longest(request), Elapsed.Between(count.Entered, count.Until, request.Clock).Key);

    public override string BasisOf(string number) => Outcomes.Codes.Contains(number) ? number : "cohort";

    protected override void Count(FigureRequest request, KnownResult result, ICollection<CohortCount> counts)
    {
        if (Journey.FirstEntry(request, result, request.Stage!.Value) is not { } entry) return;
        var (outcome, until) = Journey.OutcomeOf(request, result, entry);
        counts.Add(new(request.RegionOf(result, entry.Visit), request.KeyOf(result, entry.Visit), entry.Visit.Entered, until, outcome, 1));
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, CohortCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) yield break;
        if (count.Outcome != Outcome.Excluded) yield return new(row, "cohort", count.Count);
        yield return new(row, count.Outcome.Code(), count.Count);
    }

    private static (Cohort Total, IEnumerable<KeyValuePair<string, Cohort>> Rows) Tally(
        FigureRequest request, RegionCatalogue catalogue, IEnumerable<CohortCount> counts)
    {
        var finder = new RowFinder(request, catalogue);
        var total = new Cohort.Builder();
        var rows = new SortedDictionary<string, Cohort.Builder>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) continue;
            if (!rows.TryGetValue(row, out var cohort)) rows[row] = cohort = new();
            var elapsed = ElapsedOf(request, count);
            cohort.Add(elapsed, count.Outcome, count.Count);
            total.Add(elapsed, count.Outcome, count.Count);
        }

        return (total.Build(), rows.Select(row => KeyValuePair.Create(row.Key, row.Value.Build())));
    }
}
