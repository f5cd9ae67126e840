namespace TransferFlow.Web.Figures;

/// <summary>A number of an answer, or what is said beside the numbers.</summary>
/// <param name="Name">As a drill-down is asked for it.</param>
/// <param name="Value">As the answer has it, a number in its shortest form; null where it is not known.</param>
/// <param name="IsNumber">Whether it is a number, known or not; otherwise a text, <c>true</c> or <c>false</c>.</param>
public readonly record struct AnswerCell(string Name, string? Value, bool IsNumber)
{
    public double? Number => IsNumber && Value is { } text ? double.Parse(text) : null;
}

/// <summary>A line of a table: a row of the answer or, where the table is of a list, an item of a row.</summary>
/// <param name="Row">The row's key; empty for the total.</param>
/// <param name="Heads">What tells the row: a region, say, or for a flow two; none for the total.</param>
/// <param name="ListItem">What tells the item; null where the table is of no list.</param>
public sealed record AnswerLine(
    string Row, IReadOnlyList<string> Heads, string? ListItem, IReadOnlyDictionary<string, AnswerCell> Cells)
{
    public AnswerCell? this[AnswerColumn column] => Cells.TryGetValue(column.Key, out var cell) ? cell : null;

    /// <summary>A number that stands beside another.</summary>
    public AnswerCell? Beside(AnswerColumn column, string name) => Cells.TryGetValue(Key(column, name), out var cell) ? cell : null;

    /// <summary>Whether something is said of a number: <c>beyondFollowUp</c>.</summary>
    public bool IsSaid(AnswerColumn column, string flag) => Beside(column, flag)?.Value == "true";

    private static string Key(AnswerColumn column, string name) => column.Around.Length == 0 ? name : $"{column.Around}.{name}";
}

/// <summary>Numbers that are read side by side.</summary>
/// <param name="List">The list of which each line is an item; null for the table of the rows.</param>
public sealed record AnswerTable(string? List, IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<AnswerLine> Lines)
{
    private readonly ILookup<string, AnswerColumn> companions = Companions(Columns);

    /// <summary>Those that have a column on the screen; the others say of one of these how sure it is, and stand in its cell.</summary>
    public IEnumerable<AnswerColumn> Shown => Columns.Where(column => !IsCompanion(column));

    /// <summary>The columns in runs that have the same things around them.</summary>
    public IEnumerable<(AnswerColumn First, int Count)> Groups
    {
        get
        {
            var shown = Shown.ToList();
            for (var i = 0; i < shown.Count;)
            {
                var count = shown.Skip(i).TakeWhile(column => column.Around == shown[i].Around).Count();
                yield return (shown[i], count);
                i += count;
            }
        }
    }

    /// <summary>Whether other numbers stand in a column's cells.</summary>
    public bool HasCompanions(AnswerColumn column) => companions.Contains(column.Key);

    public bool IsCompanion(AnswerColumn column) => companions.Any(others => others.Contains(column));

    /// <summary>The ends of an interval are what their number is.</summary>
    public NumberKind KindOf(AnswerColumn column) =>
        column.Name is "low" or "high" or "standardError" && companions.FirstOrDefault(others => others.Contains(column)) is { } group
            ? Columns.First(other => other.Key == group.Key).Kind
            : column.Kind;

    /// <summary>A companion stands behind the number that it belongs to, with the same things around it.</summary>
    private static ILookup<string, AnswerColumn> Companions(IReadOnlyList<AnswerColumn> columns)
    {
        var found = new List<(string Of, AnswerColumn Column)>();
        foreach (var (at, column) in columns.Index().Where(pair => NumberKinds.Companions.Contains(pair.Item.Name)))
        {
            var of = columns.Take(at).LastOrDefault(before => before.Around == column.Around && !NumberKinds.Companions.Contains(before.Name));
            if (of is not null) found.Add((of.Key, column));
        }

        return found.ToLookup(pair => pair.Of, pair => pair.Column);
    }
}
