using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// ageing 在途账龄, definition 1: how many results are in flight in each stage, for how long they have been in it, held against how long that stage
/// takes, and which of them are stalled.
/// </summary>
public sealed class Ageing : Figure<AgeingCount>
{
    private static readonly FigureOption silence = new(
        "silence", "P180D",
        text => Horizon.TryParse(text, out var limit) && limit.Clock == Clock.Days ? limit.ToString() : null,
        "P180D",
        new(
            "静默期限（天）：最近一条记录早于截至日超过此期限的，为静默。",
            "The limit of silence, in days: silent is what has had no fact for longer than this before asOf."));

    public override string Name => FigureNames.Ageing;

    public override KnownDetails LooksAt => KnownDetails.Facts;

    public override FigureShape Shape { get; } = new() { HasStage = false, HasTarget = false, Options = [silence] };

    public override FigureDefinition Definition { get; } = new(
        1, new("在途账龄", "Ageing"),
        new(
            "截至日各阶段的在途成果，按账龄（本次进入该阶段起的天数，转移载体不重新计）与该阶段停留时长的0.5、0.85分位数比较。分位数由问题所限范围内该阶段的全部停留"
            + "（首次与返工，各行合并，在途删失）估计。成果计在其目前所在（停留的最后一次进入）的地区和载体。停滞：超过0.85分位数，或静默超过期限，二者之并。"
            + "分位数未达到时为空，此时无人算作超过。登记不算记录；账龄的中位数取中间两数的平均。",
            "The results in flight in each stage at asOf, by age: the days since the present spell in the stage began, which a move between "
            + "sites does not begin anew, against the 0.5 and 0.85 quantiles of dwell in that stage. The quantiles are estimated from all spells "
            + "in the stage that the question lets in, first ones and rework, all rows pooled, those that go on censored. A result counts where it "
            + "is now: the region and site of the spell's last visit. Stalled: beyond the 0.85 quantile, or silent for longer than the limit, or "
            + "both. A quantile that is not reached is null, and then nobody counts as beyond it. A registration breaks no silence. The median of "
            + "an even number of ages is the mean of the middle two."),
        [
            "age = asOf - the day on which the spell began",
            "upToMedian: age <= q(0.5);  upToP85: q(0.5) < age <= q(0.85);  beyondP85: age > q(0.85)",
            "silent: asOf - the day of the last fact > silence",
            "stalled = beyondP85 or silent",
            "q(p) = least t with S(t) <= 1 - p + 1e-12, S as in dwell",
        ],
        ["E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. JASA 53 (1958) 457-481"]);

    public override string BasisOf(string number) =>
        number.Split('.') is ["stages", var stage, "medianAge" or "oldest" or "dwell", ..] ? $"stages.{stage}.inFlight" : number;

    public override bool IsJudgedByTheWhole => true;

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<AgeingCount> counts)
    {
        var finder = new RowFinder(request, catalogue);
        var total = new AgeingRow();
        var rows = new SortedDictionary<string, AgeingRow>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.Region, count.Key, count.Placed) is not { } code) continue;
            total[count.Stage].Add(count);
            // A row is of those in flight; all spells together only bound the ages.
            if (!count.IsIn) continue;
            if (!rows.TryGetValue(code, out var row)) rows[code] = row = new();
            row[count.Stage].Add(count);
        }

        var limits = total.Limits();
        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(total, rows, (code, row) =>
        {
            writer.Row(code);
            writer.Json.WriteStartArray("stages");
            foreach (var stage in Stages.All) Write(writer, stage, new(row[stage], limits[stage]), limits[stage]);
            writer.Json.WriteEndArray();
        });
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<AgeingCount> counts)
    {
        foreach (var stay in Stays.Of(result))
        {
            if (!request.IsInWindow(stay.Began) || !request.IsAt(stay.Last.Site)) continue;
            counts.Add(new(
                stay.Stage, request.RegionOf(result, stay.Last), request.KeyOf(result, stay.Last), stay.Last.Entered, stay.Began,
                stay.LeftOn ?? request.AsOf, stay.LeftOn is null, stay.LeftOn is null && IsSilent(request, result), 1));
        }
    }

    protected override Func<AgeingCount, IEnumerable<Part>> JudgedBy(IEnumerable<AgeingCount> whole, FigureRequest request, RowFinder finder)
    {
        var total = new AgeingRow();
        foreach (var count in whole.Where(count => finder.RowOf(count.Region, count.Key, count.Placed) is not null)) total[count.Stage].Add(count);
        var limits = total.Limits();
        return count => count.IsIn && finder.RowOf(count.Region, count.Key, count.Placed) is { } row ? Parts(row, count, limits[count.Stage]) : [];
    }

    private static IEnumerable<Part> Parts(string row, AgeingCount count, DwellLimits limits)
    {
        var band = limits.BandOf(count.Until.DayNumber - count.Began.DayNumber);
        yield return Number("inFlight");
        yield return Number(band.Code());
        if (count.IsSilent) yield return Number("silent");
        if (count.IsSilent || band == AgeBand.BeyondP85) yield return Number("stalled");

        Part Number(string name) => new(row, $"stages.{count.Stage.Code()}.{name}", count.Count);
    }

    private static bool IsSilent(FigureRequest request, KnownResult result) =>
        request.AsOf.DayNumber - result.Facts.Max(fact => fact.OccurredOn).DayNumber > Horizon.Parse(request.Option(silence.Name)).Length.Key;

    private static void Write(FigureWriter writer, Stage stage, AgeingBands bands, DwellLimits limits)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("stage", stage.Code());
        json.WriteNumber("inFlight", bands.InFlight);
        json.WriteNumber("upToMedian", bands.UpToMedian);
        json.WriteNumber("upToP85", bands.UpToP85);
        json.WriteNumber("beyondP85", bands.BeyondP85);
        json.WriteNumber("silent", bands.Silent);
        json.WriteNumber("stalled", bands.Stalled);
        writer.Number("medianAge", bands.MedianAge);
        writer.Number("oldest", bands.Oldest);
        json.WriteStartObject("dwell");
        writer.Number("median", limits.Median);
        writer.Number("p85", limits.P85);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
