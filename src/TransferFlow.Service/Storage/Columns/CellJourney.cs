using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>A stay that was looked for.</summary>
/// <param name="Row">Negative where there is none.</param>
/// <param name="Place">Its place among the stays that had begun.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundStay(int Row, int Place)
{
    public static readonly FoundStay None = new(-1, -1);
}

/// <summary>The way from a stage to a target through a result's rows.</summary>
internal sealed class CellJourney(FigureRequest request)
{
    private readonly int stage = (int)request.Stage!.Value;
    private readonly int target = request.To!.Value.Stage is { } to ? (int)to : 0;

    /// <summary>The first stay in the stage, and the first in the target stage or in a later one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (FoundStay Entry, FoundStay Arrival) Of(CellQuestion question, ReadOnlySpan<VisitCells> visits)
    {
        var (place, entry, arrival) = (-1, FoundStay.None, FoundStay.None);
        for (var i = 0; i < visits.Length; i++)
        {
            ref readonly var visit = ref visits[i];
            if (!question.HasBegun(visit)) continue;
            place++;
            if (visit.Stage == stage && entry.Row < 0) entry = new(i, place);
            if (target > 0 && visit.Stage >= target && arrival.Row < 0) arrival = new(i, place);
        }

        return (entry, arrival);
    }

    /// <summary>When and where the target was reached, on <see cref="Absent.Day"/> where it was not, and whether that was before an entry.</summary>
    public (int On, bool IsBefore, int Region) Reached(in HeadCells head, ReadOnlySpan<VisitCells> visits, FoundStay entry, FoundStay arrival) =>
        // A deal lies between two stays: after as many as had begun before it.
        target == 0 ? (head.FirstDealOn, head.FirstDealAfter <= entry.Place, head.FirstDealRegion)
        : arrival.Row < 0 ? (Absent.Day, false, Absent.Text)
        : (visits[arrival.Row].Entered, arrival.Place < entry.Place, visits[arrival.Row].HostRegion);
}
