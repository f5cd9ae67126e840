using System.Runtime.CompilerServices;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Rows of many results, those of one result side by side, so that a scan is one pass through memory. It never changes.</summary>
internal sealed class Runs<T> where T : struct
{
    private readonly int[] starts;
    private readonly T[] rows;

    /// <param name="starts">Where the rows of each result begin, and at last where those of the last one end.</param>
    public Runs(int[] starts, T[] rows) => (this.starts, this.rows) = (starts, rows);

    public int Rows => rows.Length;

    public ReadOnlySpan<T> this[int result] => rows.AsSpan(starts[result], starts[result + 1] - starts[result]);

    public long Bytes => (long)rows.Length * Unsafe.SizeOf<T>() + (long)starts.Length * sizeof(int);

    /// <summary>These ranges of results of one, and then these of another.</summary>
    public static Runs<T> Join(Runs<T> older, IReadOnlyList<Range> ofOlder, Runs<T> newer, IReadOnlyList<Range> ofNewer)
    {
        var results = ofOlder.Concat(ofNewer).Sum(range => range.End.Value - range.Start.Value);
        var joined = new Runs<T>(new int[results + 1], new T[older.RowsOf(ofOlder) + newer.RowsOf(ofNewer)]);
        var (result, row) = (0, 0);
        joined.Take(older, ofOlder, ref result, ref row);
        joined.Take(newer, ofNewer, ref result, ref row);
        return joined;
    }

    private int RowsOf(IEnumerable<Range> ranges) => ranges.Sum(range => starts[range.End.Value] - starts[range.Start.Value]);

    private void Take(Runs<T> from, IReadOnlyList<Range> ranges, ref int result, ref int row)
    {
        foreach (var range in ranges)
        {
            var (first, end) = (from.starts[range.Start.Value], from.starts[range.End.Value]);
            for (var i = range.Start.Value; i < range.End.Value; i++) starts[++result] = row + from.starts[i + 1] - first;
            Array.Copy(from.rows, first, rows, row, end - first);
            row += end - first;
        }
    }
}
