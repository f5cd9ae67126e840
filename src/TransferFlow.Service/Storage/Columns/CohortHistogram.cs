using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// Cohorts as one histogram: row by row, outcome by outcome, elapsed time by elapsed time. It consists of whole numbers, so histograms of other
/// results, gathered by other cores or from other databases, add up exactly.
/// </summary>
/// <param name="width">How many elapsed times there are, from 0.</param>
public sealed class CohortHistogram(int width)
{
    private readonly SortedDictionary<string, Row> rows = new(StringComparer.Ordinal);

    /// <param name="Counts">Outcome by outcome.</param>
    internal sealed record Row(int[] Counts)
    {
        public long Excluded { get; set; }
    }

    /// <summary>Adds the counts of a row; they are taken over and may change afterwards.</summary>
    internal void Add(string key, int[] counts, long excluded)
    {
        if (!rows.TryGetValue(key, out var row)) rows[key] = row = new(counts);
        else Add(row.Counts, counts);
        row.Excluded += excluded;
    }

    /// <summary>Adds another one, which is used up.</summary>
    public void Add(CohortHistogram other)
    {
        foreach (var (key, row) in other.rows) Add(key, row.Counts, row.Excluded);
    }

    /// <summary>The answer's bytes.</summary>
    public byte[] Answer(FigureRequest request, RegionCatalogue regions)
    {
        var all = new int[Cohort.Outcomes * width];
        foreach (var row in rows.Values) Add(all, row.Counts);
        var total = Cohort.OfHistogram(all, rows.Values.Sum(row => row.Excluded));
        return StageConversion.Answer(
            request, regions, total, rows.Select(row => KeyValuePair.Create(row.Key, Cohort.OfHistogram(row.Value.Counts, row.Value.Excluded))));
    }

    private static void Add(int[] to, int[] counts)
    {
        for (var i = 0; i < to.Length; i++) to[i] = checked(to[i] + counts[i]);
    }
}
