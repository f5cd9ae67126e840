using System.Runtime.InteropServices;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Monitoring.Listing;

/// <summary>
/// Finds results for lists in one pass over the rows in memory, which do not tell numbers and titles. Each core keeps what it finds by the day on which it
/// stands since, so that of a page only its own days have to be sorted.
/// </summary>
internal sealed class ResultScan(ColumnSnapshot snapshot, DateOnly asOf, Position knownAt)
{
    private readonly int day = asOf.DayNumber;
    private readonly long at = knownAt.Sequence;
    private readonly Dictionary<int, List<Found>> byDay = [];

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
        var scans = snapshot.Scan(
            () => new ResultScan(snapshot, search.AsOf, search.KnownAt),
            (scan, segment, range) => scan.Take(segment, range, filter, among, reach));
        var total = scans.Sum(scan => scan.byDay.Values.Sum(found => (long)found.Count));
        return ([.. Page(scans, search.Skipped, search.PageSize).Select(scans[0].Listed)], total);
    }

    /// <summary>Single results, those of them that are known.</summary>
    public static IEnumerable<ListedResult> Of(ColumnSnapshot snapshot, IEnumerable<string> ids, DateOnly asOf, Position knownAt)
    {
        var scan = new ResultScan(snapshot, asOf, knownAt);
        return ids.Select(id => snapshot.Find(id) is var (segment, result) ? scan.Known(segment, result) : null).OfType<Found>().Select(scan.Listed);
    }

    private void Take(Segment segment, Range range, ResultFilter filter, IReadOnlySet<string>? among, CellScope reach)
    {
        for (var result = range.Start.Value; result < range.End.Value; result++)
        {
            if (Known(segment, result) is not { } found) continue;
            if (!filter.LetsIn(segment.Heads[result][found.Head]) || !filter.LetsIn(segment.Visits[result], found.Visit)) continue;
            if (among?.Contains(found.Id) == false || !reach.MaySee(segment, result)) continue;
            ref var ofDay = ref CollectionsMarshal.GetValueRefOrAddDefault(byDay, found.Since, out _);
            (ofDay ??= []).Add(found);
        }
    }

    /// <summary>What is known of a result; null where nothing is.</summary>
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

    /// <summary>Newest entries first, and those of one day by id.</summary>
    private static IEnumerable<Found> Page(IReadOnlyList<ResultScan> scans, long skip, int size)
    {
        foreach (var since in scans.SelectMany(scan => scan.byDay.Keys).Distinct().OrderDescending())
        {
            var ofDay = scans.SelectMany(scan => scan.byDay.GetValueOrDefault(since) ?? []);
            var count = scans.Sum(scan => scan.byDay.GetValueOrDefault(since)?.Count ?? 0);
            if (skip < count)
            {
                foreach (var found in ofDay.OrderBy(found => found.Id, StringComparer.Ordinal).Skip((int)skip).Take(size)) yield return found;
                size -= (int)Math.Min(size, count - skip);
            }

            skip = Math.Max(0, skip - count);
            if (size == 0) yield break;
        }
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
