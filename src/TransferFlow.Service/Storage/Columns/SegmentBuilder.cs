namespace TransferFlow.Service.Storage.Columns;

/// <summary>Gathers rows in any order and makes a segment of them.</summary>
internal sealed class SegmentBuilder(Vocabulary words)
{
    private readonly Dictionary<string, int> numbers = [];

    /// <summary>How many results there are so far.</summary>
    public int Results => numbers.Count;

    public Words Regions => words.Regions;

    public Words Names => words.Names;

    public RunsBuilder<HeadCells> Heads { get; } = new();

    public RunsBuilder<VisitCells> Visits { get; } = new();

    public RunsBuilder<DealCells> Deals { get; } = new();

    public RunsBuilder<HandoverCells> Handovers { get; } = new();

    public RunsBuilder<FactCells> Facts { get; } = new();

    public long Bytes => numbers.Count * Segment.BytesOfId + Heads.Bytes + Visits.Bytes + Deals.Bytes + Handovers.Bytes + Facts.Bytes;

    /// <summary>The number that a result gets in the segment.</summary>
    public int NumberOf(string result)
    {
        if (!numbers.TryGetValue(result, out var number)) numbers[result] = number = numbers.Count;
        return number;
    }

    public Segment Build()
    {
        var ids = new string[numbers.Count];
        foreach (var (id, number) in numbers) ids[number] = id;
        return new(
            ids, Built(Heads, _ => 1), Built(Visits, row => row.Ordinal), Built(Deals, row => row.Ordinal), Built(Handovers, row => row.Ordinal),
            Facts.Build(ids.Length, (a, b) => a.KnownFrom.CompareTo(b.KnownFrom)));
    }

    /// <summary>In the order of what tells apart the rows of a result and, of one of them, of when they are known.</summary>
    private Runs<T> Built<T>(RunsBuilder<T> rows, Func<T, int> ordinal) where T : struct, IKnown<T>, IEquatable<T> =>
        rows.Build(numbers.Count, (a, b) => (ordinal(a), a.KnownFrom).CompareTo((ordinal(b), b.KnownFrom))).Merged(numbers.Count);
}
