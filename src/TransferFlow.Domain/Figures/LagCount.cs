using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Figures;

/// <summary>How many facts share region, the days of occurrence and of record, and the way in which they came.</summary>
/// <param name="Region">The attributed region.</param>
/// <param name="Key">The site, owner or field, where rows are told apart by one.</param>
/// <param name="Reporter">The organisation for which they were recorded; empty where none is on record.</param>
/// <param name="Import">The name of the import that brought them; null for what was logged by itself.</param>
public readonly record struct LagCount(
    string Region, string? Key, DateOnly OccurredOn, DateOnly RecordedOn, string Reporter, string? Import, long Count)
{
    /// <summary>In days; a fact that was recorded the day before it occurred was recorded at once.</summary>
    public int Lag => Math.Max(0, RecordedOn.DayNumber - OccurredOn.DayNumber);
}

/// <summary>The facts of one row by lag and by day, backfills apart.</summary>
internal sealed class LagRow
{
    private readonly Dictionary<(int Lag, int Limit), long> observed = [];
    private readonly SortedDictionary<DateOnly, long> days = [];

    public long Facts => days.Values.Sum();

    public long Backfills { get; private set; }

    /// <param name="recordedUntil">The day up to which facts are known to have been recorded.</param>
    public void Add(LagCount count, bool isBackfill, DateOnly recordedUntil)
    {
        if (isBackfill)
        {
            Backfills += count.Count;
            return;
        }

        var seen = (count.Lag, Math.Max(count.Lag, recordedUntil.DayNumber - count.OccurredOn.DayNumber));
        observed[seen] = observed.GetValueOrDefault(seen) + count.Count;
        days[count.OccurredOn] = days.GetValueOrDefault(count.OccurredOn) + count.Count;
    }

    public ReverseProductLimit Curve() => new([.. observed.Select(seen => (seen.Key.Lag, seen.Key.Limit, seen.Value))]);

    /// <summary>How many occurred on each day from one to another, ascending; days without any are left out.</summary>
    public IEnumerable<KeyValuePair<DateOnly, long>> Between(DateOnly begins, DateOnly ends) =>
        days.SkipWhile(day => day.Key < begins).TakeWhile(day => day.Key <= ends);
}
