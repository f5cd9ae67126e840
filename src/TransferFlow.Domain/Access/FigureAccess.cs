using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Access;

/// <summary>
/// Which figures a caller may ask for. All of regions, stages and fields; one that tells owners or sites apart, or is about one of them, tells what
/// its results would, and is for those who may see these.
/// </summary>
public static class FigureAccess
{
    public static bool MayAsk(Caller caller, FigureRequest request, Reference reference)
    {
        if (request is { Owner: null, Site: null, By: not (GroupBy.Owner or GroupBy.Site) }) return caller.May(Act.SeeFigures);
        var site = request.Site is null ? null : reference.Sites.GetValueOrDefault(request.Site);
        return caller.ReachOf(Act.SeeResults) switch
        {
            Reach.Everything => true,
            Reach.Own => caller.Organisation is { } own && (request.Owner == own || site?.Organisation == own),
            Reach.Region => caller.Region == Caller.Country
                || caller.Covers(request.Within, request.AsOf, reference.Regions)
                || caller.Covers(site?.Region, request.AsOf, reference.Regions),
            _ => false,
        };
    }
}
