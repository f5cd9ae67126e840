using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Spreadsheets.Writing;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>An answer as a workbook: a sheet for each of its tables with the exact numbers, and one that says which answer it is.</summary>
internal sealed class FigureWorkbook(FigureAnswer answer, Language language)
{
    public byte[] Write()
    {
        using var output = new MemoryStream();
        using (var workbook = new WorkbookWriter(output))
        {
            foreach (var table in answer.Sheet.Tables) Write(workbook, table);
            About.Write(workbook, answer.Request, answer.Sha256, language);
        }

        return output.ToArray();
    }

    private void Write(WorkbookWriter workbook, AnswerTable table)
    {
        var title = table.List is { } list ? FigureWords.Of(list) : answer.Sheet.Tables.Count > 1 ? Words.WholeRow : AllFigures.Of(answer.Request).Definition.Title;
        IReadOnlyList<Sentence> heads = [.. answer.Sheet.Heads.DefaultIfEmpty("region").Select(FigureWords.Of)];
        var sheet = workbook.Add(T(title), [
            .. heads.SelectMany(head => new[] { new SheetColumn(T(Words.Id), SheetStyle.Text), new SheetColumn(T(head), SheetStyle.Text, 24) }),
            .. table.List is { } of ? new[] { new SheetColumn(T(FigureWords.Of(of)), SheetStyle.Text, 18) } : [],
            .. table.Columns.Select(column => new SheetColumn(T(column.FullTitle), Width: 18)),
        ]);
        foreach (var line in table.Lines) sheet.Write([.. Cells(table, line, heads.Count)]);
    }

    private IEnumerable<SheetCell> Cells(AnswerTable table, AnswerLine line, int heads)
    {
        for (var i = 0; i < heads; i++)
        {
            var key = i < line.Heads.Count ? line.Heads[i] : null;
            yield return SheetCell.Of(key);
            yield return SheetCell.Of(key is not null ? T(RowTitles.Of(answer.Request.By, key, answer.Names)) : i == 0 ? T(Words.Total) : null);
        }

        if (line.ListItem is { } item) yield return SheetCell.Of(T(FigureWords.OfItem(table.List!, item)));
        foreach (var column in table.Columns)
            yield return line[column] is { IsNumber: false, Value: var text } ? SheetCell.Of(text) : SheetCell.Of(line[column]?.Number);
    }

    private string T(Sentence sentence) => sentence.In(language);
}

/// <summary>The sheet that says which answer a workbook has, so that a printed page leads back to it.</summary>
internal static class About
{
    public static void Write(WorkbookWriter workbook, FigureRequest request, string? sha256, Language language)
    {
        var definition = AllFigures.Of(request).Definition;
        string T(Sentence sentence) => sentence.In(language);
        var sheet = workbook.Add(T(new("说明", "About")), [new(T(new("项目", "Item")), SheetStyle.Text, 24), new(T(new("内容", "Content")), SheetStyle.Wrapped, 110)]);
        void Say(Sentence item, string text) => sheet.Write(SheetCell.Of(T(item)), SheetCell.Of(text));

        Say(Words.Figures, T(FigureTitles.Of(request)));
        Say(Words.FixedAddress, request.Address);
        Say(Words.AsOf, request.AsOf.ToString("yyyy-MM-dd"));
        Say(Words.KnownAt, request.KnownAt.ToString());
        Say(Words.DefinitionVersion, $"{definition.Version}");
        Say(Words.Meaning, T(definition.Meaning));
        foreach (var formula in definition.Formulas) Say(Words.Formulas, formula);
        foreach (var source in definition.Sources) Say(Words.Sources, source);
        if (sha256 is not null) Say(new("SHA-256", "SHA-256"), sha256);
    }
}
