using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Figures;

/// <summary>队列: the results of one row by outcome and elapsed time, and apart from them those that are excluded.</summary>
public sealed class Cohort
{
    private const int Causes = (int)Outcome.InFlight;

    private readonly long[] totals = new long[Causes + 2];

    internal Cohort(EventTable table, long excluded)
    {
        Table = table;
        for (var step = 0; step < table.Steps; step++)
            for (var cause = 0; cause < Causes; cause++) totals[cause] += table.Ends(step, cause);
        totals[(int)Outcome.InFlight] = table.Size - totals.Sum();
        totals[(int)Outcome.Excluded] = excluded;
    }

    /// <summary>How many outcomes have an elapsed time.</summary>
    public static int Outcomes => Causes + 1;

    public long this[Outcome outcome] => totals[(int)outcome];

    /// <summary>All but those excluded.</summary>
    public long Size => Table.Size;

    /// <summary>What the estimators work on.</summary>
    internal EventTable Table { get; }

    /// <summary>The cohort of a histogram over consecutive elapsed times from 0.</summary>
    /// <param name="histogram">Outcome by outcome, in the order of <see cref="Outcome"/>, each a run of counts by elapsed time.</param>
    public static Cohort OfHistogram(ReadOnlySpan<int> histogram, long excluded) => new(EventTable.OfHistogram(Causes, histogram), excluded);

    /// <summary>Gathers a cohort.</summary>
    internal sealed class Builder
    {
        private readonly SortedDictionary<int, int[]> histogram = [];
        private long excluded;

        public void Add(int elapsed, Outcome outcome, long count)
        {
            if (outcome == Outcome.Excluded)
            {
                excluded += count;
                return;
            }

            if (!histogram.TryGetValue(elapsed, out var at)) histogram[elapsed] = at = new int[Outcomes];
            at[(int)outcome] += checked((int)count);
        }

        public Cohort Build() => new(EventTable.OfRows(Causes, histogram), excluded);
    }
}
