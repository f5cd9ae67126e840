using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// Which results a caller reaches, on the rows of columns that hold now: the rule of <see cref="CallerScope"/>, in numbers. A test holds the two
/// together. May be used on several threads.
/// </summary>
internal sealed class CellScope(CallerScope scope, ColumnSnapshot snapshot)
{
    private readonly Reach reach = scope.Sees;
    private readonly int own = snapshot.NumberOf(scope.Caller.Organisation) ?? int.MaxValue;
    private readonly CellTimes codes = new(scope.Codes, snapshot.Regions);
    private readonly CellTimes sites = new(scope.Sites, snapshot.Names);

    public bool MaySee(Segment segment, int result) => reach switch
    {
        Reach.Everything => true,
        Reach.Own or Reach.Region => Originates(segment.Heads[result]) || Stayed(segment.Visits[result]) || IsOffered(segment.Handovers[result]),
        _ => false,
    };

    private bool Originates(ReadOnlySpan<HeadCells> heads)
    {
        foreach (ref readonly var head in heads)
            if (Holds(head)) return reach == Reach.Own ? head.Owner == own : codes.Holds(head.OriginRegion, head.RegisteredOn);
        return false;
    }

    private bool Stayed(ReadOnlySpan<VisitCells> visits)
    {
        foreach (ref readonly var visit in visits)
        {
            if (!Holds(visit)) continue;
            if (reach == Reach.Region ? codes.Holds(visit.HostRegion, visit.Entered)
                : visit.Organisation == own || sites.Holds(visit.Site, visit.Entered)) return true;
        }

        return false;
    }

    /// <summary>Whether it waits for the caller's answer, or the caller has accepted it.</summary>
    private bool IsOffered(ReadOnlySpan<HandoverCells> handovers)
    {
        foreach (ref readonly var handover in handovers)
        {
            if (!Holds(handover) || (HandoverStatus)handover.Status is not (HandoverStatus.Pending or HandoverStatus.Accepted)) continue;
            if (sites.Holds(handover.ToSite, handover.OfferedOn) || codes.Holds(handover.ToRegion, handover.OfferedOn)) return true;
        }

        return false;
    }

    private static bool Holds<T>(in T row) where T : struct, IKnown<T> => row.KnownTo == long.MaxValue;
}
