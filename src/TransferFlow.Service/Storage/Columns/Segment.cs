namespace TransferFlow.Service.Storage.Columns;

/// <summary>All that is known of some results, at any position. It never changes.</summary>
internal sealed class Segment
{
    private readonly Dictionary<string, int> numbers;

    public Segment(
        string[] ids, Runs<HeadCells> heads, Runs<VisitCells> visits, Runs<DealCells> deals, Runs<HandoverCells> handovers, Runs<FactCells> facts)
    {
        (Ids, Heads, Visits, Deals, Handovers, Facts) = (ids, heads, visits, deals, handovers, facts);
        numbers = new(ids.Length);
        for (var i = 0; i < ids.Length; i++) numbers.Add(ids[i], i);
    }

    /// <summary>The results' ids. Results are numbered from 0 in each segment.</summary>
    public string[] Ids { get; }

    public Runs<HeadCells> Heads { get; }

    /// <summary>By ordinal, then by when they are known.</summary>
    public Runs<VisitCells> Visits { get; }

    public Runs<DealCells> Deals { get; }

    public Runs<HandoverCells> Handovers { get; }

    /// <summary>By when they are known.</summary>
    public Runs<FactCells> Facts { get; }

    /// <summary>How much memory it takes, near enough: an id is some 80 bytes of text, and 40 to find it by.</summary>
    public long Bytes => Ids.Length * BytesOfId + Heads.Bytes + Visits.Bytes + Deals.Bytes + Handovers.Bytes + Facts.Bytes;

    internal const long BytesOfId = 120;

    public int? Find(string id) => numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>One segment of these results of one, and then those of another.</summary>
    public static Segment Join(Segment older, IReadOnlyList<Range> ofOlder, Segment newer, IReadOnlyList<Range> ofNewer) => new(
        [.. ofOlder.SelectMany(range => older.Ids[range]), .. ofNewer.SelectMany(range => newer.Ids[range])],
        Runs<HeadCells>.Join(older.Heads, ofOlder, newer.Heads, ofNewer),
        Runs<VisitCells>.Join(older.Visits, ofOlder, newer.Visits, ofNewer),
        Runs<DealCells>.Join(older.Deals, ofOlder, newer.Deals, ofNewer),
        Runs<HandoverCells>.Join(older.Handovers, ofOlder, newer.Handovers, ofNewer),
        Runs<FactCells>.Join(older.Facts, ofOlder, newer.Facts, ofNewer));
}
