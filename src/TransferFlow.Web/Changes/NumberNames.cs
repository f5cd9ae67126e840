using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Figures;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Changes;

/// <summary>What the numbers of two answers to a question are called, and how they look.</summary>
public sealed class NumberNames
{
    private readonly Dictionary<string, (string? List, string? Item, AnswerColumn Column, NumberKind Kind, bool IsCompanion)> numbers = [];
    private readonly GroupBy by;
    private readonly NameBook names;

    internal NumberNames(GroupBy by, NameBook names, params IEnumerable<AnswerSheet> sheets)
    {
        (this.by, this.names) = (by, names);
        foreach (var table in sheets.SelectMany(sheet => sheet.Tables))
            foreach (var line in table.Lines)
                foreach (var column in table.Columns)
                    if (line[column] is { } cell) numbers.TryAdd(cell.Name, (table.List, line.ListItem, column, table.KindOf(column), table.IsCompanion(column)));
    }

    public Sentence Row(string row) => RowTitles.OfKey(by, row, names);

    public Sentence Number(string number)
    {
        if (!numbers.TryGetValue(number, out var found)) return number.Length == 0 ? Words.WholeRow : FigureWords.Of(number);
        return found.Item is { } item ? AnswerColumn.Join([FigureWords.OfItem(found.List!, item), found.Column.FullTitle], " · ") : found.Column.FullTitle;
    }

    public NumberKind Kind(string number) => numbers.TryGetValue(number, out var found) ? found.Kind : NumberKind.Count;

    /// <summary>Whether it says how sure another number is.</summary>
    public bool IsDetail(string number) => numbers.TryGetValue(number, out var found) && found.IsCompanion;
}
