using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Counts flows in one pass over the rows: what <see cref="Flow"/> counts of one known result after another.</summary>
internal sealed class FlowScan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) : ColumnScan
{
    private readonly CellQuestion question = new(snapshot, request, regions);
    private readonly CellJourney journey = new(request);
    // Where something is converted to need not lie within what is asked about.
    private readonly RowNumbers destinations = new(request with { Within = null }, regions, snapshot);
    private readonly Dictionary<(int From, int To), (long Count, decimal AmountCny)> flows = [];

    public static ScanPlan Plan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) => ScanPlan.Of(
        () => new FlowScan(snapshot, request, regions),
        scans => AllFigures.Flow.Answer(request, regions, scans.SelectMany(scan => scan.Counts())));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Take(Segment segment, Range range)
    {
        for (var result = range.Start.Value; result < range.End.Value; result++)
        {
            var visits = segment.Visits[result];
            var (entry, arrival) = journey.Of(question, visits);
            if (entry.Row < 0 || !question.LetsIn(visits[entry.Row])) continue;
            var heads = segment.Heads[result];
            if (question.HeadOf(heads) is not (>= 0 and var head)) continue;
            var (on, isBefore, region) = journey.Reached(heads[head], visits, entry, arrival);
            if (on > question.Day || isBefore || question.RowOf(visits[entry.Row], heads[head]) is not (>= 0 and var from)) continue;
            var to = region == Absent.Text ? Absent.Text : destinations.Of(region, Absent.Text, on);
            ref var flow = ref CollectionsMarshal.GetValueRefOrAddDefault(flows, (from, to), out _);
            flow = (flow.Count + 1, flow.AmountCny + WorthOf(segment.Deals[result]));
        }
    }

    /// <summary>What the deals are worth that hold at asOf.</summary>
    private decimal WorthOf(ReadOnlySpan<DealCells> deals)
    {
        var worth = 0m;
        foreach (ref readonly var deal in deals)
            if (question.IsKnown(deal) && deal.From <= question.Day && deal.Until > question.Day) worth += deal.AmountCny ?? 0;
        return worth;
    }

    private IEnumerable<FlowCount> Counts()
    {
        foreach (var ((from, to), (count, amount)) in flows)
        {
            var entry = question.Rows.Members[from];
            var arrival = to == Absent.Text ? default : destinations.Members[to];
            yield return new(entry.Region, arrival.Region, entry.Entered, arrival.Entered, count, amount);
        }
    }
}
