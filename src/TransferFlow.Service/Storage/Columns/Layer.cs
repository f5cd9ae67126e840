namespace TransferFlow.Service.Storage.Columns;

/// <summary>A segment, and which of its results are told anew by a later one. It never changes.</summary>
internal sealed class Layer
{
    private readonly int[] replaced;

    /// <param name="replaced">The replaced results' numbers, ascending.</param>
    public Layer(Segment segment, int[] replaced)
    {
        (Segment, this.replaced) = (segment, replaced);
        Live = [.. Between(replaced, segment.Ids.Length)];
    }

    public Segment Segment { get; }

    /// <summary>The ranges of results that still count.</summary>
    public IReadOnlyList<Range> Live { get; }

    public int Results => Segment.Ids.Length - replaced.Length;

    /// <summary>The layer when a later segment tells of some of its results.</summary>
    public Layer Under(Segment later)
    {
        var found = later.Ids.Select(Segment.Find).OfType<int>().Where(result => Array.BinarySearch(replaced, result) < 0).ToList();
        return found.Count == 0 ? this : new(Segment, [.. replaced.Concat(found).Order()]);
    }

    /// <summary>This layer and the one above it as one.</summary>
    public Layer With(Layer above) => new(Segment.Join(Segment, Live, above.Segment, above.Live), []);

    private static IEnumerable<Range> Between(int[] replaced, int count)
    {
        var start = 0;
        foreach (var result in replaced)
        {
            if (result > start) yield return start..result;
            start = result + 1;
        }

        if (count > start) yield return start..count;
    }
}
