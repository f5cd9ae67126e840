using System.Globalization;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>A cell as the text that it would be in a CSV file.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Text">Without the white space around it; never empty.</param>
/// <param name="Fault">What keeps the text from being what the cell says.</param>
public readonly record struct ReadCell(int Column, string Text, Refusal? Fault = null);

/// <param name="Number">From 1, as the spreadsheet shows it.</param>
/// <param name="Cells">Those that have something in them, from left to right.</param>
public readonly record struct ReadRow(int Number, IReadOnlyList<ReadCell> Cells);

/// <summary>
/// Reads the first visible sheet of an .xlsx workbook row by row in bounded memory; hidden rows and columns are read like others. Of a formula
/// the value is taken that was last calculated, as it is on the screen of whoever sent the file. Whatever is wrong with the file is a refusal
/// with a name.
/// </summary>
public sealed class SheetReader : IDisposable
{
    private const int MostMerges = 10_000;

    private readonly XlsxPackage package;
    private readonly PartReader xml;
    private readonly CellReader cells;
    private readonly List<string> merges = [];

    /// <exception cref="RefusedException">The file is no workbook that can be read.</exception>
    private SheetReader(Stream file, SheetLimits limits)
    {
        package = new(file, limits);
        var workbook = WorkbookPart.Read(package);
        cells = new(SharedTexts.Read(package, workbook.SharedTexts), CellStyles.Read(package, workbook.Styles), workbook.Is1904);
        xml = package.Open(workbook.Sheet);
    }

    /// <summary>The number of the row that is being read, or was read last; 0 before any.</summary>
    public int Row { get; private set; }

    /// <summary>The ranges that are merged, as <c>D2:D6</c>; known when all rows are read, for they are written behind these.</summary>
    public IReadOnlyList<string> Merges => merges;

    /// <param name="file">Must be seekable, and stays open.</param>
    /// <exception cref="RefusedException">The file is no workbook that can be read.</exception>
    public static SheetReader Open(Stream file, SheetLimits? limits = null) => Named(() => new SheetReader(file, limits ?? new()));

    /// <summary>The next row that has anything in it; null after the last.</summary>
    /// <exception cref="RefusedException">The file is damaged, or more than it may be; rows before this one may have been read.</exception>
    public ReadRow? Next() => Named(NextRow);

    public void Dispose()
    {
        xml.Dispose();
        package.Dispose();
    }

    private static T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (SheetFault.Of(e) is { } fault)
        {
            throw new RefusedException(fault);
        }
    }

    private ReadRow? NextRow()
    {
        while (xml.Read())
        {
            if (xml.IsStart("row", 2) && Cells() is { Count: > 0 } row) return new(Row, row);
            if (merges.Count < MostMerges && xml.IsStart("mergeCell", 2) && xml.Attribute("ref") is { } range) merges.Add(range);
        }

        return null;
    }

    private List<ReadCell> Cells()
    {
        var number = xml.Attribute("r") is not { } text ? Row + 1
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        if (number <= Row || number > SheetLimits.Rows) throw SheetFault.BecauseDamaged("行号有误", "the number of a row is wrong");
        Row = number;
        var found = new List<ReadCell>();
        var column = -1;
        if (xml.IsEmpty) return found;
        while (xml.Read() && !xml.IsEnd(2))
        {
            if (!xml.IsStart("c", 3)) continue;
            column = Column(column);
            if (cells.Read(xml, column) is { } cell) found.Add(cell);
        }

        return found;
    }

    private int Column(int before)
    {
        var column = xml.Attribute("r") is not { } name ? before + 1 : CellName.Read(name) is var (at, row) && row == Row ? at : -1;
        return column > before && column < SheetLimits.Columns ? column : throw SheetFault.BecauseDamaged("单元格的位置有误", "the place of a cell is wrong");
    }
}
