using System.Runtime.CompilerServices;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Gathers rows of results in any order.</summary>
internal sealed class RunsBuilder<T> where T : struct
{
    private readonly List<int> results = [];
    private readonly List<T> rows = [];

    /// <summary>What is held at the moment, in bytes.</summary>
    public long Bytes => (long)rows.Count * (Unsafe.SizeOf<T>() + sizeof(int));

    public void Add(int result, T row)
    {
        results.Add(result);
        rows.Add(row);
    }

    /// <summary>Puts the rows of each result side by side, in order.</summary>
    /// <param name="count">How many results there are.</param>
    public Runs<T> Build(int count, Comparison<T> order)
    {
        var starts = new int[count + 1];
        foreach (var result in results) starts[result + 1]++;
        for (var i = 0; i < count; i++) starts[i + 1] += starts[i];
        var sorted = new T[rows.Count];
        var next = starts.AsSpan(0, count).ToArray();
        for (var i = 0; i < rows.Count; i++) sorted[next[results[i]]++] = rows[i];
        for (var i = 0; i < count; i++) sorted.AsSpan(starts[i], starts[i + 1] - starts[i]).Sort(order);
        return new(starts, sorted);
    }
}

internal static class KnownRuns
{
    /// <summary>
    /// The same rows, but one that says what the row before it says, and is known from where that one no longer is, continues it: rows tell more
    /// in their tables than in their cells.
    /// </summary>
    public static Runs<T> Merged<T>(this Runs<T> runs, int count) where T : struct, IKnown<T>, IEquatable<T>
    {
        var starts = new int[count + 1];
        var kept = new List<T>(runs.Rows);
        for (var result = 0; result < count; result++)
        {
            foreach (var row in runs[result])
            {
                if (kept.Count > starts[result] && Continues(kept[^1], row)) kept[^1] = row.Known(kept[^1].KnownFrom, row.KnownTo);
                else kept.Add(row);
            }

            starts[result + 1] = kept.Count;
        }

        return new(starts, [.. kept]);
    }

    private static bool Continues<T>(T last, T row) where T : struct, IKnown<T>, IEquatable<T> =>
        last.KnownTo == row.KnownFrom && last.Known(row.KnownFrom, row.KnownTo).Equals(row);
}
