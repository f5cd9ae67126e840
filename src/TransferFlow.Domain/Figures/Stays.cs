using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>A stay in a stage: consecutive visits, moves between sites included, or one visit of them.</summary>
/// <param name="IsRework">Whether the result had been in this stage before and had left it.</param>
internal readonly record struct Stay(KnownVisit First, KnownVisit Last, bool IsRework)
{
    public Stage Stage => First.Stage;

    public DateOnly Began => First.Entered;

    public DateOnly? LeftOn => Last.LeftOn;

    public WayOut? WayOut => Last.WayOut;
}

internal static class Stays
{
    /// <summary>A result's spells, or the single visits of them, in timeline order.</summary>
    public static IEnumerable<Stay> Of(KnownResult result, bool eachVisit = false)
    {
        var visits = result.Visits;
        var seen = 0;
        for (int first = 0, next; first < visits.Count; first = next)
        {
            var stage = visits[first].Stage;
            next = visits.FindIndex(first, visit => visit.Stage != stage);
            if (next < 0) next = visits.Count;
            var isRework = (seen & (1 << (int)stage)) != 0;
            seen |= 1 << (int)stage;
            if (!eachVisit) yield return new(visits[first], visits[next - 1], isRework);
            else for (var at = first; at < next; at++) yield return new(visits[at], visits[at], isRework);
        }
    }
}
