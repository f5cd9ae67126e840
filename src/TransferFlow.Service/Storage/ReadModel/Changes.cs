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
    public void Follow(string result, IEnumerable<LoggedFact> earlier, IEnumerable<LoggedFact> fresh)
    {
        var story = new RunningStory();
        foreach (var fact in earlier) story.Add(new(fact.Version, fact.Fact));
        // Rows from before the page lie in their tables already.
        var tables = Array.ConvertAll(Row.Of(story.Result), rows => rows.Select(row => new Slot(row, null)).ToList());
        foreach (var fact in fresh)
        {
            story.Add(new(fact.Version, fact.Fact));
            var next = Row.Of(story.Result);
            for (var table = 0; table < tables.Length; table++) Change(result, tables[table], next[table], fact.Sequence);
        }
    }

    private void Change(string result, List<Slot> current, IReadOnlyList<Row> next, long at)
    {
        for (var i = 0; i < current.Count; i++)
        {
            if (i < next.Count && next[i] == current[i].Row) continue;
            if (current[i].Opened is { } opened) opened.KnownTo = at;
            else Closed.Add((current[i].Row.GetType(), result, current[i].Row.Ordinal, at));
            if (i < next.Count) current[i] = Open(result, next[i], at);
        }

        if (current.Count > next.Count) current.RemoveRange(next.Count, current.Count - next.Count);
        for (var i = current.Count; i < next.Count; i++) current.Add(Open(result, next[i], at));
    }

    private Slot Open(string result, Row row, long at)
    {
        var opened = new KnownRow(result, row, at);
        Opened.Add(opened);
        return new(row, opened);
    }

    /// <param name="Opened">Null for a row from before the page.</param>
    private readonly record struct Slot(Row Row, KnownRow? Opened);
}
