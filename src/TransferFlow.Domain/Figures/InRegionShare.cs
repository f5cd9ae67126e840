using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// in-region-share 区域内转化比重, definition 1: of what was converted, which share stayed in the province or the innovation centre that it originated
/// in; by number or by value, by the date of the conversion or by cohorts of results.
/// </summary>
public sealed class InRegionShare : Figure<ShareCount>
{
    /// <summary>The row of conversions whose destination is not recorded, where rows are destinations.</summary>
    public const string NoDestination = "unknown";

    private static readonly FigureOption convertedBy = FigureOption.OneOf(
        "event",
        new("转化以何为准：首份合同，或首次进入产业化。", "What counts as the conversion: the first deal, or the first entry into commercialization."),
        "deal", "commercialization");

    private static readonly FigureOption weight = FigureOption.OneOf(
        "weight",
        new(
            "权重：count 按项数；value 按截至日仍有效的全部合同的金额（元），仅限合同、按事件统计。",
            "count: each conversion counts once; value: all deals in force at asOf by their amounts in yuan, only for deals and in the form of events."),
        "count", "value");

    private static readonly FigureOption form = FigureOption.OneOf(
        "form",
        new(
            "events：日期落在窗口内的转化；cohort：窗口内首次进入阶段的成果，含已结束与未决。",
            "events: conversions whose date lies in the window; cohort: results that first entered the stage in it, those ended and undecided too."),
        "events", "cohort");

    public override string Name => FigureNames.InRegionShare;

    public override KnownDetails LooksAt => KnownDetails.Deals;

    public override FigureShape Shape { get; } = new()
    {
        HasTarget = false, Horizons = FigureRequestParser.DefaultHorizons,
        Attributions = [Attribution.Origin, Attribution.Place, Attribution.Destination], Options = [convertedBy, weight, form],
    };

    public override FigureDefinition Definition => InRegionShareDefinition.Text;

    public override string BasisOf(string number) =>
        number is "cohort" or "decided" || Outcomes.Codes.Contains(number) || number.EndsWith(".count", StringComparison.Ordinal)
        || number.Contains(".amount", StringComparison.Ordinal) ? number
        : number.StartsWith("horizons", StringComparison.Ordinal) ? "cohort"
        : "decided";

    /// <summary>Conversions by their own date have neither a stage from which, nor a time in which they came about.</summary>
    public override FigureShape ShapeWith(IReadOnlyList<KeyValuePair<string, string>> options)
    {
        bool Is(FigureOption option, string value) => options.Single(pair => pair.Key == option.Name).Value == value;
        if (Is(weight, "value") && !Is(convertedBy, "deal")) throw Refuse(
            "value-only-for-deals", "只有合同有金额；进入产业化不能按金额统计。", "Only deals have a value; entries into commercialization cannot be weighed by it.");
        if (Is(weight, "value") && Is(form, "cohort")) throw Refuse(
            "value-only-for-events", "未决和已结束的成果没有金额；队列不能按金额统计。",
            "What is undecided or has ended has no value; a cohort cannot be weighed by it.");
        return Is(form, "cohort")
            ? Shape with { Attributions = [Attribution.Origin, Attribution.Place] }
            : Shape with { HasStage = false, Horizons = null };
    }

    internal static bool IsCohort(FigureRequest request) => request.Option(form.Name) == "cohort";

    internal static bool IsByValue(FigureRequest request) => request.Option(weight.Name) == "value";

    private static bool IsByDeal(FigureRequest request) => request.Option(convertedBy.Name) == "deal";

    /// <summary>What has to be reached.</summary>
    public static Target TargetOf(FigureRequest request) => IsByDeal(request) ? Target.Deal : new(Stage.Commercialization);

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<ShareCount> counts)
    {
        var rows = new Rows<ShareTally>(request, catalogue, () => new());
        foreach (var count in counts)
        {
            if (rows.Of(count.Region, count.Key, count.On) is not { } row) continue;
            var border = count.Border(rows.Finder);
            var elapsed = IsCohort(request) && count.Outcome != Outcome.Excluded ? Time.Elapsed.Between(count.On, count.Until, request.Clock).Key : 0;
            row.Add(count, border, elapsed);
            rows.Total.Add(count, border, elapsed);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (row, tally) => new InRegionShareRow(writer, request, tally).Write(row));
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<ShareCount> counts)
    {
        if (IsCohort(request)) CountInCohort(request, result, counts);
        else if (IsByValue(request)) CountDealsInForce(request, result, counts);
        else if (!IsByDeal(request)) CountEntry(request, result, counts);
        else if (result.FirstDeal is { } deal) CountDeal(request, result, deal.On, deal.DestinationRegion, 0, 0, counts);
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, ShareCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.On) is not { } row) yield break;
        if (IsCohort(request) && count.Outcome != Outcome.Excluded) yield return new(row, "cohort", count.Count);
        if (count.Outcome != Outcome.Converted)
        {
            yield return new(row, count.Outcome.Code(), count.Count);
            yield break;
        }

        yield return new(row, "decided", count.Count);
        var border = count.Border(finder).Code();
        yield return new(row, $"borders.{border}.count", count.Count);
        if (!IsByValue(request)) yield break;
        yield return new(row, $"borders.{border}.amountCny", count.AmountCny);
        yield return new(row, $"borders.{border}.amountMissing", count.Unpriced);
    }

    private static void CountInCohort(FigureRequest request, KnownResult result, ICollection<ShareCount> counts)
    {
        if (Journey.FirstEntry(request, result, request.Stage!.Value) is not { } entry) return;
        var target = TargetOf(request);
        var (outcome, until) = Journey.OutcomeOf(request, target, result, entry);
        var destination = outcome == Outcome.Converted ? Journey.Reached(target, result)!.Value.Region : null;
        counts.Add(new(
            request.RegionOf(result, entry.Visit), request.KeyOf(result, entry.Visit), entry.Visit.Entered, result.OriginRegion, destination, until,
            outcome, 1, 0, 0));
    }

    private static void CountDealsInForce(FigureRequest request, KnownResult result, ICollection<ShareCount> counts)
    {
        foreach (var deal in result.Deals)
            if (deal.Until is null) CountDeal(request, result, deal.SignedOn, deal.DestinationRegion, deal.AmountCny ?? 0, deal.AmountCny is null ? 1 : 0, counts);
    }

    private static void CountDeal(
        FigureRequest request, KnownResult result, DateOnly on, string? destination, decimal amount, long unpriced, ICollection<ShareCount> counts)
    {
        var stay = result.StayOn(on);
        if (!request.IsInWindow(on) || !request.IsAt(stay?.Site)) return;
        var region = request.Attribution switch
        {
            Attribution.Origin => result.OriginRegion,
            Attribution.Place => result.RegionOf(stay),
            _ => destination ?? NoDestination,
        };
        counts.Add(new(region, request.KeyOf(result, stay?.Site), on, result.OriginRegion, destination, on, Outcome.Converted, 1, amount, unpriced));
    }

    private static void CountEntry(FigureRequest request, KnownResult result, ICollection<ShareCount> counts)
    {
        if (Journey.FirstEntry(request, result, Stage.Commercialization) is not { Visit: var visit }) return;
        var region = request.Attribution == Attribution.Origin ? result.OriginRegion : visit.HostRegion;
        counts.Add(new(
            region, request.KeyOf(result, visit), visit.Entered, result.OriginRegion, visit.HostRegion, visit.Entered, Outcome.Converted, 1, 0, 0));
    }

    private static RefusedException Refuse(string code, string zh, string en) => new(new Refusal(code, new(zh, en), weight.Name));
}
