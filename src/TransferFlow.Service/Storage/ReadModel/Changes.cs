using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>A fact as the log holds it.</summary>
internal readonly record struct LoggedFact(long Sequence, string Result, long Version, Fact Fact);

/// <summary>A row and the positions from which, and before which, it is what is known.</summary>
internal sealed class KnownRow(string result, Row row, long knownFrom)
{
    public string Result => result;

    public Row Row => row;

    public long KnownFrom => knownFrom;

    public long KnownTo { get; set; } = long.MaxValue;
}

/// <summary>
/// What a page of the log does to the read model: rows to write, and rows written by earlier pages to close. Most rows that a page opens and closes
/// never need an update, for they are written closed.
/// </summary>
internal sealed class Changes
{
    public List<KnownRow> Opened { get; } = [];

    public List<(Type Table, string Result, int Ordinal, long KnownTo)> Closed { get; } = [];

    /// <summary>Follows one result through a page.</summary>
    /// <param name="earlier">Its facts from before the page.</param>
    /// <param name="fresh">Its facts in the page, by position.</param>
    public void Follow(string result, IReadOnlyList<LoggedFact> earlier, IReadOnlyList<LoggedFact> fresh)
    {
        var facts = earlier.Select(fact => new Recorded(fact.Version, fact.Fact)).ToList();
        // Rows from before the page have no KnownRow: they lie in their table.
        var current = Row.Of(Timeline.Of(facts)).ToDictionary(Key, row => (Row: row, Opened: (KnownRow?)null));
        foreach (var fact in fresh)
        {
            facts.Add(new(fact.Version, fact.Fact));
            var next = Row.Of(Timeline.Of(facts)).ToDictionary(Key);
            CloseWhatChanged(result, current, next, fact.Sequence);
            OpenWhatIsNew(result, current, next, fact.Sequence);
        }
    }

    private void CloseWhatChanged(string result, Dictionary<(Type, int), (Row Row, KnownRow? Opened)> current, Dictionary<(Type, int), Row> next, long at)
    {
        foreach (var (key, (row, opened)) in current)
        {
            if (next.TryGetValue(key, out var same) && same == row) continue;
            if (opened is null) Closed.Add((key.Item1, result, row.Ordinal, at));
            else opened.KnownTo = at;
            current.Remove(key);
        }
    }

    private void OpenWhatIsNew(string result, Dictionary<(Type, int), (Row Row, KnownRow? Opened)> current, Dictionary<(Type, int), Row> next, long at)
    {
        foreach (var (key, row) in next)
        {
            if (current.ContainsKey(key)) continue;
            var opened = new KnownRow(result, row, at);
            current[key] = (row, opened);
            Opened.Add(opened);
        }
    }

    private static (Type, int) Key(Row row) => (row.GetType(), row.Ordinal);
}
