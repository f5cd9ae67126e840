namespace TransferFlow.Service.Storage.Columns;

/// <summary>A segment, and which of its results are told anew by a later one. It never changes.</summary>
internal sealed class Layer
{
    private readonly int[] replaced;

    /// <param name="replaced">The replaced results' numbers, ascending.</param>
    public Layer(Segment segment, int[] replaced) => (Segment, this.replaced) = (segment, replaced);

    public Segment Segment { get; }

    public int Results => Segment.Ids.Length - replaced.Length;

    /// <summary>The layer when a later segment tells of some of its results.</summary>
    public Layer Under(Segment later)
    {
        var found = later.Ids.Select(Segment.Find).OfType<int>().Where(result => Array.BinarySearch(replaced, result) < 0).Order().ToArray();
        return found.Length == 0 ? this : new(Segment, Merged(replaced, found));
    }

    /// <summary>This layer and the one above it as one.</summary>
    public Layer With(Layer above) => new(Segment.Join(Segment, Live, above.Segment, above.Live), []);

    /// <summary>The ranges of results that still count.</summary>
    /// <param name="results">Among these.</param>
    public IEnumerable<Range> LiveIn(Range results)
    {
        var (start, end) = (results.Start.Value, results.End.Value);
        var next = Array.BinarySearch(replaced, start);
        for (next = next < 0 ? ~next : next; next < replaced.Length && replaced[next] < end; next++)
        {
            if (replaced[next] > start) yield return start..replaced[next];
            start = replaced[next] + 1;
        }

        if (end > start) yield return start..end;
    }

    private List<Range> Live => [.. LiveIn(0..Segment.Ids.Length)];

    private static int[] Merged(int[] some, int[] others)
    {
        var merged = new int[some.Length + others.Length];
        for (int i = 0, j = 0; i + j < merged.Length;)
        {
            var isOther = i == some.Length || (j < others.Length && others[j] < some[i]);
            merged[i + j] = isOther ? others[j] : some[i];
            if (isOther) j++;
            else i++;
        }

        return merged;
    }
}
