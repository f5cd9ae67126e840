namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// What one core counts for a question, range by range. Scans are compiled as well as can be when they are first called, for the first question already
/// goes through millions of rows.
/// </summary>
internal abstract class ColumnScan
{
    /// <summary>Adds what a range of results contributes.</summary>
    public abstract void Take(Segment segment, Range range);
}

/// <summary>How a question is counted.</summary>
/// <param name="Begin">Begins to count on a core.</param>
/// <param name="Answer">The answer's bytes from what all cores have counted; null where that did not fit into memory.</param>
internal sealed record ScanPlan(Func<ColumnScan> Begin, Func<IReadOnlyList<ColumnScan>, byte[]?> Answer)
{
    public static ScanPlan Of<T>(Func<T> begin, Func<IReadOnlyList<T>, byte[]?> answer) where T : ColumnScan =>
        new(begin, scans => answer([.. scans.Cast<T>()]));
}
