using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Monitoring.Listing;

/// <summary>
/// Finds results for lists in the rows in memory, which do not tell numbers and titles. First they are counted by the day since when they stand where they
/// are; then those of the page's days alone are gathered and sorted.
/// </summary>
/// <param name="days">The days whose results are gathered; null where all are to be counted.</param>
internal sealed class ResultScan(ColumnSnapshot snapshot, DateOnly asOf, Position knownAt, IReadOnlySet<int>? days = null)
{
    private readonly int day = asOf.DayNumber;
    private readonly long at = knownAt.Sequence;
    private readonly Dictionary<int, int> counts = [];
    private readonly List<Found> gathered = [];

    /// <param name="Visit">The place of the last stay among its rows; negative where there is none.</param>
    /// <param name="Since">The day of its entry; below all days where there is none.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(Segment Segment, int Result, int Head, int Visit, int Since)
    {
        public string Id => Segment.Ids[Result];
    }

    /// <summary>The results of a page, without their numbers and titles, and how many there are on all pages.</summary>
    /// <param name="prefixes">With one of which the present host region begins; null for any region.</param>
    /// <param name="among">Those with the text that is looked for; null where none is.</param>
    public static (IReadOnlyList<ListedResult> Page, long Total) Find(
        ColumnSnapshot snapshot, ResultSearch search, string[]? prefixes, IReadOnlySet<string>? among, CallerScope scope)
    {
        var (reach, filter) = (new CellScope(scope, snapshot), new ResultFilter(snapshot, search, prefixes));
        IReadOnlyList<ResultScan> Scan(IReadOnlySet<int>? days) => snapshot.Scan(
            () => new ResultScan(snapshot, search.AsOf, search.KnownAt, days),
            (scan, segment, range) => scan.Take(segment, range, filter, among, reach));

        var (days, before, total) = DaysOf(Scan(null), search.Skipped, search.PageSize);
        var page = Scan(days).SelectMany(scan => scan.gathered)
            .OrderByDescending(found => found.Since).ThenBy(found => found.Id, StringComparer.Ordinal)
            .Skip((int)(search.Skipped - before)).Take(search.PageSize);
        return ([.. page.Select(new ResultScan(snapshot, search.AsOf, search.KnownAt).Listed)], total);
    }

    /// <summary>Single results, those of them that are known.</summary>
    public static IEnumerable<ListedResult> Of(ColumnSnapshot snapshot, IEnumerable<string> ids, DateOnly asOf, Position knownAt)
    {
        var scan = new ResultScan(snapshot, asOf, knownAt);
        return ids.Select(id => snapshot.Find(id) is var (segment, result) ? scan.Known(segment, result) : null).OfType<Found>().Select(scan.Listed);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(Segment segment, Range range, ResultFilter filter, IReadOnlySet<string>? among, CellScope reach)
    {
        for (var result = range.Start.Value; result < range.End.Value; result++)
        {
            if (Known(segment, result) is not { } found || days?.Contains(found.Since) == false) continue;
            if (!filter.LetsIn(segment.Heads[result][found.Head]) || !filter.LetsIn(segment.Visits[result], found.Visit)) continue;
            if (among?.Contains(found.Id) == false || !reach.MaySee(segment, result)) continue;
            if (days is null) CollectionsMarshal.GetValueRefOrAddDefault(counts, found.Since, out _)++;
            else gathered.Add(found);
        }
    }

    /// <summary>What is known of a result; null where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Found? Known(Segment segment, int result)
    {
        var heads = segment.Heads[result];
        for (var head = 0; head < heads.Length; head++)
        {
            if (heads[head].KnownFrom > at || heads[head].KnownTo <= at) continue;
            var visits = segment.Visits[result];
            for (var visit = visits.Length - 1; visit >= 0; visit--)
            {
                ref readonly var row = ref visits[visit];
                if (row.KnownFrom <= at && row.KnownTo > at && row.Entered <= day) return new(segment, result, head, visit, row.Entered);
            }

            return new(segment, result, head, -1, int.MinValue);
        }

        return null;
    }

    /// <summary>The days of a page, newest first, and how many results stand since later ones.</summary>
    private static (IReadOnlySet<int> Days, long Before, long Total) DaysOf(IReadOnlyList<ResultScan> scans, long skip, int size)
    {
        var byDay = scans.SelectMany(scan => scan.counts).GroupBy(pair => pair.Key, pair => (long)pair.Value)
            .Select(ofDay => (Day: ofDay.Key, Count: ofDay.Sum())).OrderByDescending(ofDay => ofDay.Day);
        var (days, before, total) = (new HashSet<int>(), 0L, 0L);
        foreach (var (day, count) in byDay)
        {
            if (total + count <= skip) before += count;
            else if (total < skip + size) days.Add(day);
            total += count;
        }

        return (days, before, total);
    }

    private ListedResult Listed(Found found)
    {
        var head = found.Segment.Heads[found.Result][found.Head];
        VisitCells? visit = found.Visit < 0 ? null : found.Segment.Visits[found.Result][found.Visit];
        var hasEnded = head.EndedOn <= day;
        return new(
            found.Id, snapshot.Name(head.Owner)!, "", null, snapshot.Name(head.Field), snapshot.Region(head.OriginRegion)!, (Stage?)visit?.Stage,
            snapshot.Name(visit?.Site ?? Absent.Text), snapshot.Region(visit?.HostRegion ?? Absent.Text),
            visit is { } stay ? DateOnly.FromDayNumber(stay.Entered) : null, hasEnded ? (WayOut)head.EndedBy : null,
            hasEnded ? DateOnly.FromDayNumber(head.EndedOn) : null);
    }
}
