using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>How many results of one step's cohort share region, entry and outcome.</summary>
/// <param name="Step">0 for the whole way, from 1 for its steps.</param>
public readonly record struct StepCount(int Step, CohortCount Of);

/// <summary>
/// end-to-end 全程转化, definition 1: the rate of the whole way from research, and beside it the product of the rates of its steps, which is often quoted in
/// its place and is something else.
/// </summary>
public sealed class EndToEnd : Figure<StepCount>
{
    private static readonly FigureOption until = FigureOption.OneOf(
        "until", new("全程的终点：commercialization产业化，deal首份合同。", "Where the whole way ends: commercialization, or deal, the first deal."),
        "commercialization", Target.Deal.Code);

    public override string Name => FigureNames.EndToEnd;

    public override FigureShape Shape { get; } = new()
    {
        HasStage = false, HasTarget = false, Horizons = FigureRequestParser.DefaultHorizons, Options = [until],
    };

    public override FigureDefinition Definition { get; } = new(
        1, new("全程转化", "End-to-end conversion"),
        new(
            "whole：首次进入研发的成果在期限内走完全程的比例，即阶段转化率（从研发到终点）。steps：每一步各自的阶段转化率。product：各步在同一期限的比率之积，它不是任何队列的转化率，"
            + "故不给区间。二者不同，因为：每一步的期限从该步的进入重新起算，全程只有一个期限；各步的分母是不同的成果，跳过或未经某阶段的不在其分母内，直接从后面阶段进入的却在；"
            + "走到后面的成果是筛选过的。各步按各自的首次进入计入队列与地区，与阶段转化率逐字相同。任一步无队列时积为空。",
            "whole: of the results that first entered research, the share that went the whole way within the horizon, which is stage-conversion from research to "
            + "the end. steps: the stage-conversion of each step by itself. product: the steps' rates at the same horizon multiplied, which is the rate of no "
            + "cohort and so has no interval. The two differ: each step's horizon begins anew with its own entry, the whole way has one; the steps' "
            + "denominators are different results, those that skip a stage are not in its denominator and those that begin at it are; and what has come far "
            + "has been selected on the way. Each step counts its own first entry, for the cohort's window as for the row, exactly as stage-conversion does. "
            + "Where a step has no cohort the product is null."),
        [
            "whole(h) = F(h) from research to the end, F as in stage-conversion",
            "product(h) = product over the steps of F_step(h)",
        ],
        ["O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. Statist. 5 (1978) 141-150"]);

    /// <summary>The whole way, and after it its steps.</summary>
    public static IReadOnlyList<(Stage Stage, Target To)> WaysOf(FigureRequest request)
    {
        var isToDeal = request.Option(until.Name) == Target.Deal.Code;
        var steps = Stages.All.Where(stage => stage < Stage.Commercialization).Select(stage => (stage, new Target(stage + 1)));
        return isToDeal
            ? [(Stage.Research, Target.Deal), .. steps, (Stage.Commercialization, Target.Deal)]
            : [(Stage.Research, new(Stage.Commercialization)), .. steps];
    }

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<StepCount> counts)
    {
        var ways = WaysOf(request);
        var rows = new Rows<Cohort.Builder[]>(request, catalogue, () => [.. ways.Select(_ => new Cohort.Builder())]);
        foreach (var (step, count) in counts)
        {
            if (rows.Of(count.Region, count.Key, count.Entered) is not { } row) continue;
            var elapsed = StageConversion.ElapsedOf(request, count);
            row[step].Add(elapsed, count.Outcome, count.Count);
            rows.Total[step].Add(elapsed, count.Outcome, count.Count);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) =>
        {
            writer.Row(code);
            Write(writer, request, ways, [.. row.Select(step => step.Build())]);
        });
    }

    public override string BasisOf(string number) => number.Split('.') switch
    {
        ["whole", var outcome] when Outcomes.Codes.Contains(outcome) => number,
        ["steps", _, var outcome] when Outcomes.Codes.Contains(outcome) => number,
        ["steps", var step, ..] => $"steps.{step}.cohort",
        _ => "whole.cohort",
    };

    protected override void Count(FigureRequest request, KnownResult result, ICollection<StepCount> counts)
    {
        foreach (var (step, (stage, to)) in WaysOf(request).Index())
        {
            if (Journey.FirstEntry(request, result, stage) is not { Visit: var visit } entry) continue;
            var (outcome, on) = Journey.OutcomeOf(request, to, result, entry);
            counts.Add(new(step, new(request.RegionOf(result, visit), request.KeyOf(result, visit), visit.Entered, on, outcome, 1)));
        }
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, StepCount count)
    {
        var (step, of) = count;
        if (finder.RowOf(of.Region, of.Key, of.Entered) is not { } row) yield break;
        var name = step == 0 ? "whole" : $"steps.{WaysOf(request)[step].Stage.Code()}";
        if (of.Outcome != Outcome.Excluded) yield return new(row, $"{name}.cohort", of.Count);
        yield return new(row, $"{name}.{of.Outcome.Code()}", of.Count);
    }

    private static void Write(FigureWriter writer, FigureRequest request, IReadOnlyList<(Stage Stage, Target To)> ways, IReadOnlyList<Cohort> cohorts)
    {
        var json = writer.Json;
        json.WriteStartObject("whole");
        CohortWriter.Write(writer, request, cohorts[0]);
        json.WriteEndObject();

        json.WriteStartArray("steps");
        for (var step = 1; step < ways.Count; step++)
        {
            json.WriteStartObject();
            json.WriteString("stage", ways[step].Stage.Code());
            json.WriteString("to", ways[step].To.Code);
            CohortWriter.Write(writer, request, cohorts[step]);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        json.WriteStartArray("product");
        var curves = cohorts.Select(cohort => new AalenJohansen(cohort.Table, (int)Outcome.Converted)).ToList();
        foreach (var horizon in request.Horizons)
        {
            var product = 1.0;
            foreach (var curve in curves.Skip(1)) product *= curve.Rate(horizon.Length.Key);
            json.WriteStartObject();
            json.WriteString("at", horizon.ToString());
            writer.Number("rate", cohorts.Skip(1).Any(cohort => cohort.Size == 0) ? null : product);
            writer.Number("whole", cohorts[0].Size == 0 ? null : curves[0].Rate(horizon.Length.Key));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
