using Marten;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Monitoring.DrillingDown;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>A number and the results behind it, in words.</summary>
/// <param name="RowIs">What tells the row apart: region, site and so on.</param>
/// <param name="Value">The number, and what it is; null where it is not known.</param>
/// <param name="IsSum">Whether it counts the results themselves.</param>
/// <param name="Basis">What it rests on, where it does not.</param>
/// <param name="Sum">What the results' parts sum to, where that is not their number.</param>
public sealed record NumberBehind(
    NumberPage Page, string RowIs, Sentence Row, Sentence Number, (NumberKind Kind, double Number)? Value, bool IsSum, Sentence Basis, string? Sum, NameBook Names);

/// <summary>Follows numbers of answers down to their results, for pages and files.</summary>
internal sealed class NumberDesk(DrillDown numbers, FigureDesk figures, IDocumentStore store, Catalogues catalogues)
{
    /// <summary>Longer lists are not written to one file.</summary>
    public const int MostExported = 100_000;

    public async Task<NumberBehind> FindAsync(NumberQuestion question, Caller caller, CancellationToken stop)
    {
        var page = await numbers.FindAsync(question, caller, stop);
        var answer = await figures.AnswerAsync(question.Figure, stop);
        var found = answer.Sheet.Find(question.Row, question.Number) ?? answer.Sheet.Find("", question.Number);
        var basis = answer.Sheet.Find("", page.Basis);
        var value = answer.Sheet.Find(question.Row, question.Number) is var (line, column) && line[column] is { Number: { } number }
            ? (column.Kind, number)
            : ((NumberKind, double)?)null;
        return new(
            page, answer.Sheet.Heads.Count > 0 ? answer.Sheet.Heads[0] : "region", RowTitles.OfKey(question.Figure.By, question.Row, answer.Names),
            NameOf(question.Number, found), value, page.Basis == question.Number, NameOf(page.Basis, basis),
            page.Sum == page.Count ? null : page.Sum.ToString("#,0.##"), await NamesAsync(page, stop));
    }

    /// <summary>The whole list, for a file.</summary>
    /// <exception cref="RefusedException"><c>too-many-results</c>: it has more than <see cref="MostExported"/> results.</exception>
    public async Task<NumberBehind> AllAsync(FigureRequest request, string row, string number, Caller caller, CancellationToken stop)
    {
        var behind = await FindAsync(new(request, row, number, 1, MostExported), caller, stop);
        return behind.Page.Pages > 1 ? throw new RefusedException(new("too-many-results", Words.TooManyToExport(MostExported))) : behind;
    }

    private Task<NameBook> NamesAsync(NumberPage page, CancellationToken stop) => NameBook.ReadAsync(
        store, catalogues, page.Results.Select(counted => counted.Result.Owner), page.Results.Select(counted => counted.Result.Site), stop);

    private static Sentence NameOf(string number, (AnswerLine Line, AnswerColumn Column)? found) =>
        number.Length == 0 ? Words.WholeRow : found is var (line, column) ? NameOf(line, column) : FigureWords.Of(number);

    private static Sentence NameOf(AnswerLine line, AnswerColumn column)
    {
        var item = line.ListItem is { } name ? FigureWords.OfItem(ListOf(line, column), name) : null;
        return item is null ? column.FullTitle : AnswerColumn.Join([item, column.FullTitle], " · ");
    }

    private static string ListOf(AnswerLine line, AnswerColumn column) => line[column]!.Value.Name.Split('.')[0];
}
