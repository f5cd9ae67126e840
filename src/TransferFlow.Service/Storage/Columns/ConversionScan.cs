using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// Counts the cohorts of stage-conversion in one pass over the rows, on whole numbers alone: what <see cref="StageConversion"/> counts of one
/// known result after another, many times as fast.
/// </summary>
internal sealed class ConversionScan
{
    /// <summary>Histograms that take more memory than this on one core, in counts, are not made.</summary>
    private const int MostCounts = 16 << 20;

    private readonly RowNumbers rows;
    private readonly List<int[]> counts = [];
    private readonly List<long> excluded = [];
    private readonly int width;
    private readonly int day;
    private readonly long knownAt;
    private readonly int stage;
    private readonly int target;
    private readonly int from;
    private readonly int until;
    private readonly int? site;
    private readonly int? owner;
    private readonly int? field;
    private readonly GroupBy by;
    private readonly Attribution attribution;
    private readonly Clock clock;

    private ConversionScan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        (by, attribution, clock) = (request.By, request.Attribution, request.Clock);
        rows = new(request, regions, snapshot);
        width = StageConversion.Longest(request) + 1;
        (day, knownAt) = (request.AsOf.DayNumber, request.KnownAt.Sequence);
        (stage, target) = ((int)request.Stage!.Value, request.To!.Value.Stage is { } to ? (int)to : 0);
        (from, until) = (request.CohortFrom?.DayNumber ?? int.MinValue, request.CohortTo?.DayNumber ?? int.MaxValue);
        (site, owner, field) = (snapshot.NumberOf(request.Site), snapshot.NumberOf(request.Owner), snapshot.NumberOf(request.Field));
    }

    private bool IsTooLarge => (long)counts.Count * width * Cohort.Outcomes > MostCounts;

    /// <summary>All cohorts; null where there are so many rows that a histogram of them does not fit.</summary>
    public static CohortHistogram? Count(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        var scans = snapshot.Scan(() => new ConversionScan(snapshot, request, regions), (scan, segment, range) => scan.Take(segment, range));
        if (scans.Any(scan => scan.IsTooLarge)) return null;
        var histogram = new CohortHistogram(scans[0].width);
        foreach (var scan in scans)
            for (var row = 0; row < scan.counts.Count; row++) histogram.Add(scan.rows.Keys[row], scan.counts[row], scan.excluded[row]);
        return histogram;
    }

    private void Take(Segment segment, Range range)
    {
        if (IsTooLarge) return;
        for (var result = range.Start.Value; result < range.End.Value; result++)
        {
            var visits = segment.Visits[result];
            var (entry, arrival) = Entries(visits);
            if (entry.Row < 0) continue;
            ref readonly var entered = ref visits[entry.Row];
            if (entered.Entered < from || entered.Entered > until || (site is not null && entered.Site != site)) continue;
            foreach (ref readonly var head in segment.Heads[result])
            {
                if (head.KnownFrom > knownAt || head.KnownTo <= knownAt) continue;
                var arrivedOn = arrival.Row < 0 ? Absent.Day : visits[arrival.Row].Entered;
                if (RowOf(entered, head) is >= 0 and var row) Add(row, entered, entry.Place, arrivedOn, arrival.Place, head);
                break;
            }
        }
    }

    /// <summary>The first stay in the stage, and the first in the target stage or in a later one.</summary>
    private (Found Entry, Found Arrival) Entries(ReadOnlySpan<VisitCells> visits)
    {
        var (place, entry, arrival) = (-1, Found.Nothing, Found.Nothing);
        for (var i = 0; i < visits.Length; i++)
        {
            ref readonly var visit = ref visits[i];
            if (visit.KnownFrom > knownAt || visit.KnownTo <= knownAt || visit.Entered > day) continue;
            place++;
            if (visit.Stage == stage && entry.Row < 0) entry = new(i, place);
            if (target > 0 && visit.Stage >= target && arrival.Row < 0) arrival = new(i, place);
        }

        return (entry, arrival);
    }

    private int RowOf(in VisitCells entry, in HeadCells head)
    {
        if ((owner is not null && head.Owner != owner) || (field is not null && head.Field != field)) return -1;
        var region = attribution == Attribution.Origin ? head.OriginRegion : entry.HostRegion;
        var name = by == GroupBy.Site ? entry.Site : by == GroupBy.Owner ? head.Owner : head.Field;
        return rows.Of(region, name, entry.Entered);
    }

    private void Add(int row, in VisitCells entry, int place, int arrivedOn, int arrivalPlace, in HeadCells head)
    {
        if (row == counts.Count)
        {
            counts.Add(new int[Cohort.Outcomes * width]);
            excluded.Add(0);
        }

        // A deal lies between two stays: after as many as had begun before it.
        var (convertedOn, isBefore) = target > 0 ? (arrivedOn, arrivalPlace < place) : (head.FirstDealOn, head.FirstDealAfter <= place);
        if (convertedOn <= day && isBefore)
        {
            excluded[row]++;
            return;
        }

        var (outcome, on) = convertedOn <= day ? (Outcome.Converted, convertedOn)
            : head.EndedOn <= day ? (Outcomes.Of((WayOut)head.EndedBy), head.EndedOn)
            : (Outcome.InFlight, day);
        counts[row][((int)outcome * width) + Math.Min(width - 1, ElapsedBetween(entry.Entered, on))]++;
    }

    private int ElapsedBetween(int entered, int on) => clock == Clock.Days
        ? on - entered
        : Elapsed.Between(DateOnly.FromDayNumber(entered), DateOnly.FromDayNumber(on), Clock.Months).Key;

    /// <param name="Row">Negative where there is none.</param>
    /// <param name="Place">Its place among the stays.</param>
    private readonly record struct Found(int Row, int Place)
    {
        public static readonly Found Nothing = new(-1, -1);
    }
}
