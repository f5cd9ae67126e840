using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Histories;

/// <summary>Places dates on the line on which a result's stays are drawn, from its first entry to the page's date.</summary>
public sealed class Scale
{
    /// <summary>Of the drawing; it is stretched to the width that there is.</summary>
    public const int Width = 1000;

    public Scale(IReadOnlyCollection<StageVisit> visits, DateOnly asOf)
    {
        First = visits.Min(visit => visit.Entered);
        var latest = visits.Max(visit => visit.LeftOn ?? visit.Entered);
        Last = latest > asOf || visits.All(visit => visit.LeftOn is not null) ? latest : asOf;
        if (Last == First) Last = First.AddDays(1);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The first days of the years in between.</summary>
    public IEnumerable<DateOnly> Years =>
        Enumerable.Range(First.Year + 1, Math.Max(0, Last.Year - First.Year)).Select(year => new DateOnly(year, 1, 1));

    public double At(DateOnly date) => Math.Round((double)Width * (date.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber), 1);

    /// <summary>How wide a stay is drawn; one of no days is still seen.</summary>
    public double Span(StageVisit visit) => Math.Max(4, At(visit.LeftOn ?? Last) - At(visit.Entered));
}
