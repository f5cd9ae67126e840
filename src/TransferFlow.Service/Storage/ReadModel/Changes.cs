using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>A fact as the log holds it.</summary>
internal readonly record struct LoggedFact(long Sequence, string Result, long Version, Fact Fact);

/// <summary>
/// What some facts do to the read model: rows to write, and rows that lie in their tables to close. Most rows that a page opens and closes never
/// need an update, for they are written closed.
/// </summary>
internal sealed class Changes : IDisposable
{
    private readonly TableChanges[] tables = [.. RowTable.All.Select(table => new TableChanges(table))];

    public IReadOnlyList<TableChanges> Tables => tables;

    /// <summary>In bytes, roughly.</summary>
    public int Size => tables.Sum(table => table.Rows.Length + table.Closed.Count * 64);

    /// <param name="knownTo">The greatest number while the row holds.</param>
    public void Write(string result, Row row, long knownFrom, long knownTo) =>
        row.Table.Write(tables[row.Table.Place].Rows, result, row, knownFrom, knownTo);

    public void Close(string result, Row row, long knownTo) => tables[row.Table.Place].Closed.Add((result, row.Ordinal, knownTo));

    public void Dispose()
    {
        foreach (var table in tables) table.Rows.Dispose();
    }
}

/// <summary>What changes in one table.</summary>
internal sealed record TableChanges(RowTable Table)
{
    public CopyRows Rows { get; } = new();

    public List<(string Result, int Ordinal, long KnownTo)> Closed { get; } = [];
}
