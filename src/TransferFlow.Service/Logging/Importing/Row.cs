using System.Collections.Frozen;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>The cells of one row, by column.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Places">Where the columns are in <paramref name="Cells"/>.</param>
/// <param name="Cells">Without the white space around them; null where there is nothing else.</param>
/// <param name="HasStray">Whether there is something in a cell that has no header.</param>
internal readonly record struct Row(long Number, FrozenDictionary<string, int> Places, string?[] Cells, bool HasStray)
{
    /// <summary>Null where the cell is empty or the column is absent.</summary>
    public string? this[string column] => Places.TryGetValue(column, out var place) ? Cells[place] : null;
}
