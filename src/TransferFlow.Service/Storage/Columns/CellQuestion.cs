using System.Runtime.CompilerServices;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>A question in the numbers of a snapshot's cells, for scans that look at nothing else. For one core.</summary>
internal sealed class CellQuestion(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
{
    private readonly long knownAt = request.KnownAt.Sequence;
    private readonly int from = request.CohortFrom?.DayNumber ?? int.MinValue;
    private readonly int until = request.CohortTo?.DayNumber ?? int.MaxValue;
    private readonly int? site = snapshot.NumberOf(request.Site);
    private readonly int? owner = snapshot.NumberOf(request.Owner);
    private readonly int? field = snapshot.NumberOf(request.Field);
    private readonly GroupBy by = request.By;
    private readonly Attribution attribution = request.Attribution;

    /// <summary>The day of asOf.</summary>
    public int Day { get; } = request.AsOf.DayNumber;

    public RowNumbers Rows { get; } = new(request, regions, snapshot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsKnown<T>(in T row) where T : struct, IKnown<T> => row.KnownFrom <= knownAt && row.KnownTo > knownAt;

    /// <summary>Whether a stay is known, and had begun by asOf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasBegun(in VisitCells visit) => IsKnown(visit) && visit.Entered <= Day;

    /// <summary>Whether the cohort's window and the filter by site let an entry in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LetsIn(in VisitCells entry) => entry.Entered >= from && entry.Entered <= until && (site is null || entry.Site == site);

    /// <summary>
    /// The place, among its rows, of what is known of a result; negative where nothing is, or where the filters by owner and field keep it out.
    /// </summary>
    public int HeadOf(ReadOnlySpan<HeadCells> heads)
    {
        for (var i = 0; i < heads.Length; i++)
        {
            ref readonly var head = ref heads[i];
            if (!IsKnown(head)) continue;
            return (owner is null || head.Owner == owner) && (field is null || head.Field == field) ? i : -1;
        }

        return -1;
    }

    /// <summary>The row under which an entry is counted; negative where it belongs to none.</summary>
    public int RowOf(in VisitCells entry, in HeadCells head)
    {
        var region = attribution == Attribution.Origin ? head.OriginRegion : entry.HostRegion;
        var name = by == GroupBy.Site ? entry.Site : by == GroupBy.Owner ? head.Owner : head.Field;
        return Rows.Of(region, name, entry.Entered);
    }
}
