using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Figures;

/// <summary>A histogram over elapsed time: how many ended by each cause, and how many were censored, after how long.</summary>
internal sealed class ElapsedCounts(int causes)
{
    private readonly SortedDictionary<int, int[]> histogram = [];

    /// <param name="cause">From 0; the number of causes itself stands for censored.</param>
    public void Add(int elapsed, int cause, long count)
    {
        if (!histogram.TryGetValue(elapsed, out var at)) histogram[elapsed] = at = new int[causes + 1];
        at[cause] += checked((int)count);
    }

    /// <summary>What the estimators work on.</summary>
    public EventTable Table() => EventTable.OfRows(causes, histogram);
}
