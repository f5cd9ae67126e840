using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// pilot-effect 中试效应, definition 1: of results that are still under way a fixed time after entering a stage, how those with a pilot by then convert
/// from there on, against those without (a landmark comparison, with the ends competing).
/// </summary>
public sealed class PilotEffect : Figure<LandmarkCount>
{
    private static readonly Target commercialized = new(Stage.Commercialization);

    private static readonly FigureOption landmark = new(
        "landmark", "P2Y", text => Horizon.TryParse(text, out var horizon) ? horizon.ToString() : null, "P2Y, P18M, P730D",
        new(
            "界标：进入阶段后多久把成果分成两组；单位须与期限相同。",
            "The landmark: how long after the entry results are told apart; in the unit of the horizons."));

    public override string Name => FigureNames.PilotEffect;

    public override FigureShape Shape { get; } = new() { HasTarget = false, Horizons = "P1Y,P3Y", Options = [landmark] };

    public override FigureDefinition Definition { get; } = new(
        1, new("中试效应", "Effect of pilot testing"),
        new(
            "首次进入某阶段的成果，在界标时仍在途且已观察到的，按那时是否已进入过中试分为两组；从界标起，比较两组在期限内进入产业化的比例，终止、撤回、被替代为竞争事件，在途删失。"
            + "界标前已转化、已结束或尚未观察到界标的，不入任何一组，分别列出。不能比较“经过中试的”与“未经中试的”全部成果（报载80%对30%）：能进入中试的，本来就活到了中试；夭折的都落在"
            + "未经中试一边，用将来才知道的事分组，差距便有一部分是假的。界标用当时已知的事分组，消除这一偏差；但它仍是比较，不是试验：谁进中试并非随机。"
            + "差为with减without，两组独立，区间为正态近似；任一组为空则为空。",
            "Of the results that first entered a stage, those observed and still under way at the landmark are told apart by whether they had entered pilot testing "
            + "by then. From the landmark on the two groups are compared: the share that entered commercialization within the horizon, with terminations, "
            + "withdrawals and supersessions competing and what is in flight censored. Those that had converted or ended by the landmark, or have not been "
            + "observed that long, are in neither group and are listed. All results that ever had a pilot must not be held against all that never had (the "
            + "80 % against 30 % of the press): to have a pilot a result must have survived until it, those that failed early all fall on the side without, and "
            + "groups made by what became known only later differ even where pilots do nothing. The landmark groups by what was known then, which removes that "
            + "bias. It is a comparison all the same and no trial: who gets a pilot is not drawn by lot. The difference is with less without; the groups are "
            + "independent and its interval is the normal one; where a group is empty it is null."),
        [
            "landmark date L = entry + landmark; in a group: L <= asOf, no conversion and no end up to L",
            "with: a pilot entered up to L, before the entry too; without: none",
            "F(h) in each group as in stage-conversion, counted from L",
            "difference(h) = F_with(h) - F_without(h);  SE = sqrt(SE_with^2 + SE_without^2);  95 %: difference +- z SE, z = 1.959963984540054",
        ],
        [
            "J. R. Anderson, K. C. Cain, R. D. Gelber: Analysis of survival by tumor response. J. Clin. Oncol. 1 (1983) 710-719",
            "H. van Houwelingen, H. Putter: Dynamic Prediction in Clinical Survival Analysis. CRC Press 2012",
            "O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. Statist. 5 (1978) 141-150",
        ]);

    /// <summary>How long after the entry results are told apart.</summary>
    public static Horizon LandmarkOf(FigureRequest request) => Horizon.Parse(request.Option(landmark.Name));

    public override Refusal? RefusalOf(FigureRequest request) =>
        request.Stage >= Stage.PilotTesting
            ? new("stage-not-before-pilot", new(
                $"“{request.Stage!.Value.Code()}”不在中试之前，无从比较有无中试。",
                $"'{request.Stage!.Value.Code()}' does not come before pilot testing, so that there is nothing to compare."), "stage")
        : LandmarkOf(request).Clock != request.Clock
            ? new("mixed-horizon-units", new(
                "界标与期限不能一个用日、一个用月（年）。", "A landmark in days and horizons in months or years, or the reverse, cannot be mixed."), landmark.Name)
        : null;

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<LandmarkCount> counts)
    {
        var at = LandmarkOf(request);
        var rows = new Rows<LandmarkRow>(request, catalogue, () => new());
        foreach (var count in counts)
        {
            if (rows.Of(count.Region, count.Key, count.Entered) is not { } row) continue;
            var elapsed = count.Landmark > Landmark.Without ? 0
                : StageConversion.ElapsedOf(request, new(count.Region, count.Key, at.After(count.Entered), count.Until, count.Outcome, count.Count));
            row.Add(count, elapsed);
            rows.Total.Add(count, elapsed);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) =>
        {
            writer.Row(code);
            Write(writer, request, row);
        });
    }

    public override string BasisOf(string number) => number.Split('.') switch
    {
        ["with" or "without", var outcome] when Outcomes.Codes.Contains(outcome) => number,
        [("with" or "without") and var group, ..] => $"{group}.cohort",
        ["difference", ..] => "cohort",
        _ => number,
    };

    protected override void Count(FigureRequest request, KnownResult result, ICollection<LandmarkCount> counts)
    {
        if (Journey.FirstEntry(request, result, request.Stage!.Value) is not { Visit: var visit } entry) return;
        var (outcome, until) = Journey.OutcomeOf(request, commercialized, result, entry);
        var standing = StandingAt(LandmarkOf(request).After(visit.Entered), request, result, outcome, until);
        counts.Add(new(request.RegionOf(result, visit), request.KeyOf(result, visit), visit.Entered, standing, until, outcome, 1));
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, LandmarkCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) yield break;
        if (count.Landmark != Landmark.Excluded) yield return new(row, "cohort", count.Count);
        var name = NameOf(count.Landmark);
        if (count.Landmark > Landmark.Without)
        {
            yield return new(row, count.Landmark == Landmark.Excluded ? name : $"notAtLandmark.{name}", count.Count);
            yield break;
        }

        yield return new(row, $"{name}.cohort", count.Count);
        yield return new(row, $"{name}.{count.Outcome.Code()}", count.Count);
    }

    private static Landmark StandingAt(DateOnly at, FigureRequest request, KnownResult result, Outcome outcome, DateOnly until) =>
        outcome == Outcome.Excluded ? Landmark.Excluded
        : outcome == Outcome.Converted && until <= at ? Landmark.ConvertedEarlier
        : outcome != Outcome.InFlight && until <= at ? Landmark.EndedEarlier
        : request.AsOf < at ? Landmark.NotYetObserved
        : result.Visits.Exists(visit => visit.Stage == Stage.PilotTesting && visit.Entered <= at) ? Landmark.With
        : Landmark.Without;

    private static string NameOf(Landmark landmark) => landmark switch
    {
        Landmark.ConvertedEarlier => "convertedEarlier",
        Landmark.EndedEarlier => "endedEarlier",
        Landmark.NotYetObserved => "notYetObserved",
        _ => landmark.ToString().ToLowerInvariant(),
    };

    private static void Write(FigureWriter writer, FigureRequest request, LandmarkRow row)
    {
        var json = writer.Json;
        json.WriteNumber("cohort", row.Size);
        json.WriteNumber("excluded", row[Landmark.Excluded]);
        json.WriteStartObject("notAtLandmark");
        foreach (var standing in new[] { Landmark.ConvertedEarlier, Landmark.EndedEarlier, Landmark.NotYetObserved })
            json.WriteNumber(NameOf(standing), row[standing]);
        json.WriteEndObject();

        var (with, without) = (row.With, row.Without);
        json.WriteStartObject("with");
        CohortWriter.Write(writer, request, with, hasExcluded: false);
        json.WriteEndObject();
        json.WriteStartObject("without");
        CohortWriter.Write(writer, request, without, hasExcluded: false);
        json.WriteEndObject();

        json.WriteStartArray("difference");
        var (one, other) = (new AalenJohansen(with.Table, (int)Outcome.Converted), new AalenJohansen(without.Table, (int)Outcome.Converted));
        foreach (var horizon in request.Horizons)
        {
            var difference = RateDifference.Between(one.At(horizon.Length.Key).Estimate, other.At(horizon.Length.Key).Estimate);
            json.WriteStartObject();
            json.WriteString("at", horizon.ToString());
            writer.Number("difference", difference?.Difference);
            writer.Number("low", difference?.Low);
            writer.Number("high", difference?.High);
            writer.Number("standardError", difference?.StandardError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
