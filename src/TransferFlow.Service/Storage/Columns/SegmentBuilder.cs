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
            ids, Heads.Build(ids.Length, ByKnownFrom).Merged(ids.Length), Visits.Build(ids.Length, ByOrdinal).Merged(ids.Length),
            Deals.Build(ids.Length, (a, b) => Compare(a.Ordinal, b.Ordinal, a, b)),
            Handovers.Build(ids.Length, (a, b) => Compare(a.Ordinal, b.Ordinal, a, b)),
            Facts.Build(ids.Length, (a, b) => a.Position.CompareTo(b.Position)));
    }

    private static int ByKnownFrom(HeadCells a, HeadCells b) => a.KnownFrom.CompareTo(b.KnownFrom);

    private static int ByOrdinal(VisitCells a, VisitCells b) => Compare(a.Ordinal, b.Ordinal, a, b);

    private static int Compare<T>(short ordinal, short other, T a, T b) where T : struct, IKnown<T> =>
        ordinal != other ? ordinal.CompareTo(other) : a.KnownFrom.CompareTo(b.KnownFrom);
}
