using System.Globalization;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// dwell 停留时长, definition 1: for how many days results stay in a stage, until they leave it by any way, with those still in it censored at asOf
/// (Kaplan and Meier); first stays and rework apart.
/// </summary>
public sealed class Dwell : Figure<DwellCount>
{
    private static readonly WayOut[] ways = Enum.GetValues<WayOut>();

    private static readonly FigureOption spells = FigureOption.OneOf(
        "spells",
        new(
            "spell：连续在同一阶段的停留合为一次，含转移载体；visit：每个载体的每次停留各为一次。",
            "spell: consecutive visits in the stage are one stay, moves between sites included; visit: each visit at a site is one."),
        "spell", "visit");

    public override string Name => FigureNames.Dwell;

    public override FigureShape Shape { get; } = new() { HasTarget = false, Options = [spells, QuantileOption.Option] };

    public override FigureDefinition Definition { get; } = new(
        1, new("停留时长", "Dwell"),
        new(
            "成果在某阶段停留的天数，从进入到以任何方式离开；仍在阶段内者在截至日删失，既不剔除也不当作离开。首次停留与返工（离开后再次进入）分列。"
            + "队列按停留开始日，地区、载体按停留的首次进入；按载体停留（visit）时按该次进入，转移算离开，首次停留期间的转移不算返工。"
            + "曲线未降到该高度的分位数为空：尚未观察到，不等于没有。",
            "For how many days results stay in a stage, from entry until they leave it by any way; those still in it are censored at asOf, "
            + "neither dropped nor counted as having left. First stays and rework, which is entering again after having left, stand apart. The "
            + "cohort's window holds the day on which the stay began; region and site are those of its first entry. By visit they are those of the "
            + "visit, a move is a way out, and a move during the first stay is no rework. A quantile to which the curve has not come down is null: "
            + "not observed yet, which is not never."),
        [
            "S(t) = prod over t_j <= t of (1 - d_j / n_j), d_j left after t_j days, n_j at risk",
            "quantile p = least t with S(t) <= 1 - p + 1e-12",
            "low, high = least t at which the lower, the upper end of the 95 % band S(t)^exp(-+z SE / (S ln S)) is at most 1 - p + 1e-12, "
            + "z = 1.959963984540054",
            "SE(t)^2 = S(t)^2 sum over t_j <= t of d_j / (n_j (n_j - d_j))",
        ],
        [
            "E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. JASA 53 (1958) 457-481",
            "R. Brookmeyer, J. Crowley: A confidence interval for the median survival time. Biometrics 38 (1982) 29-41",
            "J. D. Kalbfleisch, R. L. Prentice: The Statistical Analysis of Failure Time Data. Wiley 1980, section 1.3",
        ]);

    public override string BasisOf(string number) =>
        number.Split('.') is [var stays, "quantiles", ..] ? $"{stays}.spells" : number;

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<DwellCount> counts)
    {
        var rows = new Rows<DwellRow>(request, catalogue, () => new());
        foreach (var count in counts)
        {
            if (rows.Of(count.Region, count.Key, count.Began) is not { } row) continue;
            row.Add(count);
            rows.Total.Add(count);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) =>
        {
            writer.Row(code);
            Write(writer, request, "first", row.First);
            Write(writer, request, "rework", row.Rework);
        });
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<DwellCount> counts)
    {
        foreach (var stay in Stays.Of(result, IsByVisit(request)))
        {
            if (stay.Stage != request.Stage || !request.IsInWindow(stay.Began) || !request.IsAt(stay.First.Site)) continue;
            counts.Add(new(
                request.RegionOf(result, stay.First), request.KeyOf(result, stay.First), stay.Began, stay.LeftOn ?? request.AsOf, stay.WayOut,
                stay.IsRework, 1));
        }
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, DwellCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.Began) is not { } row) yield break;
        var stays = count.IsRework ? "rework" : "first";
        yield return new(row, $"{stays}.spells", count.Count);
        yield return new(row, $"{stays}.{(count.WayOut is null ? "in" : "left")}", count.Count);
        if (count.WayOut is { } way) yield return new(row, $"{stays}.waysOut.{way.Code()}", count.Count);
    }

    private static bool IsByVisit(FigureRequest request) => request.Option(spells.Name) == "visit";

    private static void Write(FigureWriter writer, FigureRequest request, string name, DwellTally tally)
    {
        var json = writer.Json;
        json.WriteStartObject(name);
        json.WriteNumber("spells", tally.Left + tally.In);
        json.WriteNumber("left", tally.Left);
        json.WriteNumber("in", tally.In);
        json.WriteStartObject("waysOut");
        foreach (var way in ways.Where(way => way != WayOut.Moved || IsByVisit(request))) json.WriteNumber(way.Code(), tally[way]);
        json.WriteEndObject();

        json.WriteStartArray("quantiles");
        var curve = tally.Curve();
        foreach (var at in QuantileOption.Of(request))
        {
            var quantile = curve.Quantile(double.Parse(at, CultureInfo.InvariantCulture));
            json.WriteStartObject();
            json.WriteString("at", at);
            writer.Number("days", quantile.Elapsed);
            writer.Number("low", quantile.Low);
            writer.Number("high", quantile.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
