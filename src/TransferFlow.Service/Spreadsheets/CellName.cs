using TransferFlow.Service.Spreadsheets.Reading;

namespace TransferFlow.Service.Spreadsheets;

/// <summary>The names of cells, as <c>D17</c>: letters for the column, then the row.</summary>
public static class CellName
{
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Of(int column, long row) => Column(column) + row;

    /// <param name="column">From 0: A to Z, then AA and so on.</param>
    public static string Column(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Column((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>The column from 0 and the row from 1 of a name; null where it is none, or lies outside of every sheet.</summary>
    internal static (int Column, int Row)? Read(ReadOnlySpan<char> name)
    {
        var (column, at) = (0, 0);
        for (; at < name.Length && at < 4 && char.IsAsciiLetterUpper(name[at]); at++) column = (column * 26) + name[at] - 'A' + 1;
        var row = 0;
        for (var digits = at; at < name.Length && at - digits < 7 && char.IsAsciiDigit(name[at]); at++) row = (row * 10) + name[at] - '0';
        return at == name.Length && column is >= 1 and <= SheetLimits.Columns && row is >= 1 and <= SheetLimits.Rows ? (column - 1, row) : null;
    }
}
