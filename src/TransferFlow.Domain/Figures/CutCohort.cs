using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// A cohort as the log cut at a date tells it: what happened later had not happened. Outcomes are dated, so those as of a later date say all
/// about it.
/// </summary>
internal sealed class CutCohort(DateOnly at, Clock clock)
{
    private readonly Cohort.Builder gathered = new();
    private readonly SortedDictionary<DateOnly, (long InFlight, long Converted)> inFlight = [];

    public DateOnly At => at;

    /// <summary>What has been added so far.</summary>
    public Cohort Cohort => gathered.Build();

    /// <summary>By entry: how many were in flight at the date, and how many of these converted afterwards, as far as the counts tell.</summary>
    public IEnumerable<(DateOnly Entered, long InFlight, long Converted)> InFlight =>
        inFlight.Select(entry => (entry.Key, entry.Value.InFlight, entry.Value.Converted));

    /// <summary>Whether what is counted was in flight at a date.</summary>
    public static bool IsInFlight(CohortCount count, DateOnly at) =>
        count.Entered <= at && (count.Outcome == Outcome.InFlight || (count.Outcome != Outcome.Excluded && count.Until > at));

    /// <param name="hasConverted">Whether these converted in the end, where the count itself tells no more than was known at the date.</param>
    public void Add(CohortCount count, bool? hasConverted = null)
    {
        if (count.Entered > at) return;
        if (!IsInFlight(count, at))
        {
            gathered.Add(count.Outcome == Outcome.Excluded ? 0 : Elapsed.Between(count.Entered, count.Until, clock).Key, count.Outcome, count.Count);
            return;
        }

        gathered.Add(Elapsed.Between(count.Entered, at, clock).Key, Outcome.InFlight, count.Count);
        var (underWay, converted) = inFlight.GetValueOrDefault(count.Entered);
        inFlight[count.Entered] = (underWay + count.Count, converted + (hasConverted ?? count.Outcome == Outcome.Converted ? count.Count : 0));
    }
}
