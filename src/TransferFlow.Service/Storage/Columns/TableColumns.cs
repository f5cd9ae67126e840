using System.Runtime.InteropServices;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Reads the tables of the read model as columns.</summary>
/// <param name="position">How far the read model is: rows beyond may be there before it is, see <see cref="ReadModel.SideTransaction"/>.</param>
internal sealed class TableColumns(CopyOut copy, long position)
{
    private readonly string reached = $"where known_from <= {position}";
    private readonly SegmentBuilder into = copy.Into;
    private readonly RunsBuilder<HeadCells> results = new();
    private readonly RunsBuilder<DealCells> firstDeals = new();
    private readonly RunsBuilder<DealPlace> places = new();

    /// <summary>Where the first deal stands among the stays, which only the rows of stays tell.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct DealPlace(long KnownFrom, long KnownTo, short After) : IKnown<DealPlace>
    {
        public DealPlace Known(long from, long to) => this with { KnownFrom = from, KnownTo = to };
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        await LoadResultsAsync(stop);
        await LoadVisitsAsync(stop);
        await LoadDealsAsync(stop);
        await LoadHandoversAsync(stop);
        AddHeads();
    }

    private Task LoadResultsAsync(CancellationToken stop) => copy.ReadAsync(
        $"select result, known_from, known_to, owner, origin_region, field, {Day("registered_on")}, {Day("ended_on")}, way_out from known_result {reached}",
        row =>
        {
            var result = into.NumberOf(row.Text());
            var (from, to) = (row.Long(), row.Long());
            var (owner, origin, field) = (into.Names.Of(row.Text()), into.Regions.Of(row.Text()), into.Names.Of(row.TextOrNull()));
            results.Add(result, new(from, to, owner, origin, field, row.Int(), row.Day(), Absent.Day, Absent.Text, 0, row.Code()));
        },
        stop);

    private Task LoadVisitsAsync(CancellationToken stop) => copy.ReadAsync(
        $"""
        select result, known_from, known_to, ordinal, {Day("entered_on")}, {Day("passed_on")}, host_region, site, organisation, stage,
               coalesce(first_deal_after, -1)
        from stage_visit {reached}
        """,
        row =>
        {
            var result = into.NumberOf(row.Text());
            var (from, to, ordinal, entered, passed) = (row.Long(), row.Long(), (short)row.Int(), row.Int(), row.Day());
            var (region, site, organisation) = (into.Regions.Of(row.Text()), into.Names.Of(row.TextOrNull()), into.Names.Of(row.TextOrNull()));
            into.Visits.Add(result, new(from, to, entered, passed, region, site, organisation, ordinal, row.Code()));
            var after = row.Int();
            if (ordinal == 1 && after >= 0) places.Add(result, new(from, to, (short)after));
        },
        stop);

    private Task LoadDealsAsync(CancellationToken stop) => copy.ReadAsync(
        $"""
        select result, known_from, known_to, ordinal, dense_rank() over (partition by result order by contract_number)::int,
               {Day("holds_from")}, {Day("holds_until")}, destination_region, amount_cny
        from deal_period {reached}
        """,
        row =>
        {
            var result = into.NumberOf(row.Text());
            var (from, to, ordinal, contract) = (row.Long(), row.Long(), (short)row.Int(), (short)row.Int());
            var (holdsFrom, holdsUntil) = (row.Int(), row.Day());
            var deal = new DealCells(from, to, holdsFrom, holdsUntil, into.Regions.Of(row.TextOrNull()), ordinal, contract, row.Amount());
            into.Deals.Add(result, deal);
            if (ordinal == 1) firstDeals.Add(result, deal);
        },
        stop);

    private Task LoadHandoversAsync(CancellationToken stop) => copy.ReadAsync(
        $"""
        select result, known_from, known_to, ordinal, {Day("offered_on")}, {Day("answered_on")}, from_site, to_site, to_region, to_stage, status
        from handover {reached}
        """,
        row =>
        {
            var result = into.NumberOf(row.Text());
            var (from, to, ordinal, offered, answered) = (row.Long(), row.Long(), (short)row.Int(), row.Int(), row.Day());
            var (fromSite, toSite, toRegion) = (into.Names.Of(row.TextOrNull()), into.Names.Of(row.TextOrNull()), into.Regions.Of(row.TextOrNull()));
            into.Handovers.Add(result, new(from, to, offered, answered, fromSite, toSite, toRegion, ordinal, row.Code(), row.Code()));
        },
        stop);

    private void AddHeads()
    {
        var known = results.Build(into.Results, ByTime);
        var deals = firstDeals.Build(into.Results, ByTime);
        var after = places.Build(into.Results, ByTime);
        for (var result = 0; result < into.Results; result++)
            foreach (var row in known[result]) AddHeads(result, row, deals[result], after[result]);
    }

    /// <summary>Cuts a row of a result where something else becomes known of its first deal.</summary>
    private void AddHeads(int result, HeadCells row, ReadOnlySpan<DealCells> deals, ReadOnlySpan<DealPlace> after)
    {
        for (var (from, to) = (row.KnownFrom, row.KnownTo); from < row.KnownTo; (from, to) = (to, row.KnownTo))
        {
            var deal = At(deals, from, ref to);
            var place = At(after, from, ref to);
            into.Heads.Add(result, row.Known(from, to) with
            {
                FirstDealOn = deal?.From ?? Absent.Day, FirstDealRegion = deal?.DestinationRegion ?? Absent.Text, FirstDealAfter = place?.After ?? 0,
            });
        }
    }

    /// <summary>The row that is known at a position.</summary>
    /// <param name="until">Becomes the position at which another one is, if that comes earlier.</param>
    private static T? At<T>(ReadOnlySpan<T> rows, long position, ref long until) where T : struct, IKnown<T>
    {
        T? found = null;
        foreach (var row in rows)
        {
            if (row.KnownTo <= position) continue;
            until = Math.Min(until, row.KnownFrom > position ? row.KnownFrom : row.KnownTo);
            if (row.KnownFrom <= position) found = row;
        }

        return found;
    }

    private static int ByTime<T>(T a, T b) where T : struct, IKnown<T> => a.KnownFrom.CompareTo(b.KnownFrom);

    private static string Day(string column) => $"{column} - {CopyOut.DayZero}";
}
