using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Figures;

/// <summary>队列: the results of one row, as a histogram over elapsed time.</summary>
internal sealed class Cohort
{
    private readonly ElapsedCounts elapsedCounts = new(causes: 4);
    private readonly long[] totals = new long[6];

    public long this[Outcome outcome] => totals[(int)outcome];

    /// <summary>All but those excluded.</summary>
    public long Size => totals.Sum() - this[Outcome.Excluded];

    public void Add(int elapsed, Outcome outcome, long count)
    {
        totals[(int)outcome] += count;
        if (outcome != Outcome.Excluded) elapsedCounts.Add(elapsed, (int)outcome, count);
    }

    /// <summary>What the estimators work on.</summary>
    public EventTable Table() => elapsedCounts.Table();
}
