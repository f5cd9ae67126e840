using System.Runtime.CompilerServices;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// Counts the cohorts of stage-conversion in one pass over the rows, on whole numbers alone: what <see cref="StageConversion"/> counts of one
/// known result after another, many times as fast.
/// </summary>
internal sealed class ConversionScan : ColumnScan
{
    private readonly CellQuestion question;
    private readonly CellJourney journey;
    private readonly RowCounts counts;
    private readonly List<long> excluded = [];
    private readonly int width;
    private readonly Clock clock;

    private ConversionScan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        (question, journey, clock) = (new(snapshot, request, regions), new(request), request.Clock);
        width = StageConversion.Longest(request) + 1;
        counts = new(Cohort.Outcomes * width);
    }

    public static ScanPlan Plan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) =>
        ScanPlan.Of(() => new ConversionScan(snapshot, request, regions), scans => Sum(scans)?.Answer(request, regions));

    /// <summary>All cohorts; null where there are so many rows that a histogram of them does not fit.</summary>
    public static CohortHistogram? Count(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) =>
        Sum(snapshot.Scan(() => new ConversionScan(snapshot, request, regions), (scan, segment, range) => scan.Take(segment, range)));

    private static CohortHistogram? Sum(IReadOnlyList<ConversionScan> scans)
    {
        if (scans.Any(scan => scan.counts.IsTooLarge)) return null;
        var histogram = new CohortHistogram(scans[0].width);
        foreach (var scan in scans)
            for (var row = 0; row < scan.counts.Rows; row++) histogram.Add(scan.question.Rows.Keys[row], scan.counts[row], scan.excluded[row]);
        return histogram;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Take(Segment segment, Range range)
    {
        if (counts.IsTooLarge) return;
        for (var result = range.Start.Value; result < range.End.Value; result++)
        {
            var visits = segment.Visits[result];
            var (entry, arrival) = journey.Of(question, visits);
            if (entry.Row < 0 || !question.LetsIn(visits[entry.Row])) continue;
            var heads = segment.Heads[result];
            if (question.HeadOf(heads) is not (>= 0 and var head)) continue;
            if (question.RowOf(visits[entry.Row], heads[head]) is not (>= 0 and var row)) continue;
            var (convertedOn, isBefore, _) = journey.Reached(heads[head], visits, entry, arrival);
            Add(row, visits[entry.Row].Entered, convertedOn, isBefore, heads[head]);
        }
    }

    private void Add(int row, int entered, int convertedOn, bool isBefore, in HeadCells head)
    {
        var ofRow = counts[row];
        if (row == excluded.Count) excluded.Add(0);
        if (convertedOn <= question.Day && isBefore)
        {
            excluded[row]++;
            return;
        }

        var (outcome, on) = convertedOn <= question.Day ? (Outcome.Converted, convertedOn)
            : head.EndedOn <= question.Day ? (Outcomes.Of((WayOut)head.EndedBy), head.EndedOn)
            : (Outcome.InFlight, question.Day);
        ofRow[((int)outcome * width) + Math.Min(width - 1, ElapsedBetween(entered, on))]++;
    }

    private int ElapsedBetween(int entered, int on) => clock == Clock.Days
        ? on - entered
        : Elapsed.Between(DateOnly.FromDayNumber(entered), DateOnly.FromDayNumber(on), Clock.Months).Key;
}
