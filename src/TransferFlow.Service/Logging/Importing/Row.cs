using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Something in a cell that has no header.</summary>
internal readonly record struct StrayCell(int Place, string Text);

/// <summary>What keeps the text of a cell from being what the cell says: an error of the spreadsheet, say.</summary>
internal readonly record struct CellFault(int Place, Refusal Fault);

/// <summary>The cells of one row, by column.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Header">Says where the columns are in <paramref name="Cells"/>.</param>
/// <param name="Cells">Without the white space around them; null where there is nothing else.</param>
/// <param name="Stray">Null where there are none.</param>
/// <param name="Faults">Null where there are none.</param>
internal readonly record struct Row(
    long Number, FileHeader Header, string?[] Cells, IReadOnlyList<StrayCell>? Stray = null, IReadOnlyList<CellFault>? Faults = null)
{
    /// <summary>Null where the cell is empty or the column is absent.</summary>
    public string? this[string column] => Header.Places.TryGetValue(column, out var place) ? Cells[place] : null;

    /// <summary>All its cells in the order of the file, those without a header too.</summary>
    public string?[] All()
    {
        if (Stray is null) return Cells;
        var all = new string?[Math.Max(Cells.Length, Stray.Max(stray => stray.Place) + 1)];
        Cells.CopyTo(all, 0);
        foreach (var (place, text) in Stray) all[place] = text;
        return all;
    }
}
