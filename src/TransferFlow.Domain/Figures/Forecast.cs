using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// forecast 预测, definition 1: how many of the results in flight are to reach the target within a horizon, by the curve of those before them; and what
/// the same forecast, made a horizon ago on the log cut there, said of what then happened.
/// </summary>
public sealed class Forecast : Figure<CohortCount>
{
    /// <summary>The knowledge on which the back-tests rest: that of the question, cut at an earlier date.</summary>
    private const string Retrospective = "retrospective";

    public override string Name => FigureNames.Forecast;

    public override FigureShape Shape { get; } = new() { Horizons = "P1Y,P3Y" };

    public override FigureDefinition Definition { get; } = new(
        1, new("预测", "Forecast"),
        new(
            "在途成果中，预计多少在期限内到达目标。在途a之后u内转化的概率由本行的累积发生率曲线给出；本行转化不足30项时用合计的曲线（pooled）。a+u为进入日到截至日加期限之间的"
            + "时长。此概率无从得知（S(a) = 0，或a+u超出观察期而届时尚未全部了结）的成果另计为undefined，不在预计之内。low、high为泊松二项分布的精确2.5%与97.5%分位数，"
            + "假定成果相互独立、将来如同过去，未计入曲线本身的误差。合计用合计的曲线，不必等于各行之和。回测（retrospective）：以同样的所知，把日志截至截至日减期限时所会作出的预测，"
            + "与到截至日实际转化的数目对比；那时还不知道的迟报记录也在其中，因此不是当时真正作出的预测。",
            "How many of the results in flight are to reach the target within a horizon. The chance to convert within u after having been in "
            + "flight for a comes from the row's own curve of cumulative incidence, or from the total's (pooled) where the row has fewer than 30 "
            + "conversions; a + u is the time from the entry to the date asOf + u. Results whose chance cannot be told, because S(a) = 0, or "
            + "because a + u lies beyond all follow-up while not everything is decided by then, are counted apart as undefined and are not in the "
            + "expectation. low and high are the exact 2.5 % and 97.5 % points of the Poisson-binomial distribution: they take results as "
            + "independent and the future as the past, and leave out the error of the curve itself. The total rests on the total's curve and need "
            + "not be the sum of the rows. The back-test is retrospective: what the log as it is known now, cut at asOf less the horizon, would "
            + "have said, against what had converted by asOf. Facts that were reported late are in it, so it is not the forecast that could have "
            + "been made then."),
        [
            "p = (F(a + u) - F(a)) / S(a), F and S as in stage-conversion",
            "expected = sum of p",
            "low, high = least k with P(X <= k) >= 0.025, 0.975 (less 1e-12), X = the number of successes in independent trials with these p",
            "inside: low <= converted <= high",
        ],
        [
            "O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. "
            + "Statist. 5 (1978) 141-150",
            "Y. H. Wang: On the number of successes in independent trials. Statistica Sinica 3 (1993) 295-312",
            "Y. Hong: On computing the distribution function for the Poisson binomial distribution. Comput. Stat. Data Anal. 59 (2013) 41-51",
        ]);

    public override string BasisOf(string number) => number.Split('.') switch
    {
        ["backtests", var horizon, ..] => $"backtests.{horizon}.inFlight",
        ["horizons", ..] => "inFlight",
        _ => number,
    };

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<CohortCount> counts)
    {
        var rows = new Rows<ForecastRow>(request, catalogue, () => new(request));
        foreach (var count in counts)
        {
            if (rows.Of(count.Region, count.Key, count.Entered) is not { } row) continue;
            row.Add(count);
            rows.Total.Add(count);
        }

        var pooled = new ForecastCurve(rows.Total.Now.Cohort, null);
        var pooledThen = rows.Total.Then.Select(then => then is null ? null : new ForecastCurve(then.Cohort, null)).ToList();
        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) =>
        {
            writer.Row(code);
            var isTotal = row == rows.Total;
            var now = row.Now.Cohort;
            Write(writer, request, row.Now, now, isTotal ? pooled : new(now, pooled));
            writer.Json.WriteStartArray("backtests");
            foreach (var (i, horizon) in request.Horizons.Index()) Write(writer, request, horizon, row.Then[i], pooledThen[i], isTotal);
            writer.Json.WriteEndArray();
        });
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<CohortCount> counts) =>
        AllFigures.StageConversion.Add(request, result, counts);

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, CohortCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) yield break;
        if (count.Outcome is Outcome.InFlight or Outcome.Converted) yield return new(row, count.Outcome.Code(), count.Count);
        foreach (var horizon in request.Horizons)
        {
            if (horizon.Before(request.AsOf) is { } then && CutCohort.IsInFlight(count, then))
                yield return new(row, $"backtests.{horizon}.inFlight", count.Count);
        }
    }

    private static void Write(FigureWriter writer, FigureRequest request, CutCohort row, Cohort now, ForecastCurve curve)
    {
        var json = writer.Json;
        json.WriteNumber("converted", now[Outcome.Converted]);
        json.WriteNumber("inFlight", now[Outcome.InFlight]);
        json.WriteString("curve", curve.Code);
        json.WriteStartArray("horizons");
        foreach (var horizon in request.Horizons)
        {
            var until = horizon.After(request.AsOf);
            json.WriteStartObject();
            json.WriteString("at", horizon.ToString());
            json.WriteString("until", $"{until:yyyy-MM-dd}");
            Write(writer, new Prediction(row, curve.Curve, until, request.Clock));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(FigureWriter writer, FigureRequest request, Horizon horizon, CutCohort? then, ForecastCurve? pooled, bool isTotal)
    {
        var cohort = then?.Cohort;
        var curve = cohort is null || isTotal ? pooled : new(cohort, pooled);
        // Before the calendar there is nothing to predict from.
        var prediction = then is null ? null : new Prediction(then, curve!.Curve, request.AsOf, request.Clock);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("at", horizon.ToString());
        json.WriteString("asOf", then?.At.ToString("yyyy-MM-dd"));
        json.WriteString("knowledge", Retrospective);
        json.WriteNumber("inFlight", cohort?[Outcome.InFlight] ?? 0);
        json.WriteString("curve", curve?.Code);
        Write(writer, prediction);
        json.WriteNumber("converted", prediction?.Converted ?? 0);
        if (prediction?.IsInside is { } isInside) json.WriteBoolean("inside", isInside);
        else json.WriteNull("inside");
        json.WriteEndObject();
    }

    private static void Write(FigureWriter writer, Prediction? prediction)
    {
        writer.Number("expected", prediction?.Expected);
        writer.Number("low", prediction?.Low);
        writer.Number("high", prediction?.High);
        writer.Json.WriteNumber("undefined", prediction?.Undefined ?? 0);
    }
}
