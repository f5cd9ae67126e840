namespace TransferFlow.Service.Storage.Columns;

/// <summary>Whole numbers counted row by row, as many for each row. For one core.</summary>
internal sealed class RowCounts(int width)
{
    /// <summary>More counts than this on one core would take too much memory.</summary>
    private const int Most = 16 << 20;

    private readonly List<int[]> rows = [];

    public bool IsTooLarge => (long)rows.Count * width > Most;

    public int Rows => rows.Count;

    /// <summary>The counts of a row, which is one of those that are there or the next one.</summary>
    public int[] this[int row]
    {
        get
        {
            if (row == rows.Count) rows.Add(new int[width]);
            return rows[row];
        }
    }
}
