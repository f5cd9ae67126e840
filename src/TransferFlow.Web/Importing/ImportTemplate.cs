using TransferFlow.Domain;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets;
using TransferFlow.Service.Spreadsheets.Writing;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>
/// An empty workbook to be filled in and imported: headers in the page's language, drop-downs for what has codes, then three example rows and an
/// explanation on sheets of their own, which an import does not read.
/// </summary>
internal sealed class ImportTemplate(Language language, Catalogues catalogues, IReadOnlyList<Site> sites)
{
    private const string Lists = "Lists";

    private readonly Dictionary<string, string[]> choices = TemplateChoices.ByColumn(language, catalogues, sites);

    public byte[] Write()
    {
        using var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.Add(T(Words.TemplateLog), [.. LogColumn.All.Select(Column)]);
            WriteExamples(workbook.Add(T(Words.TemplateExamples), [.. LogColumn.All.Select(Column)]));
            WriteGuide(workbook.Add(T(Words.TemplateGuide),
            [
                new(T(Words.Column), SheetStyle.Text, 22), new(T(Words.Meaning), SheetStyle.Wrapped, 70), new(T(Words.Required), SheetStyle.Text, 24),
            ]));
            WriteLists(workbook.Add(Lists, [.. choices.Keys.Select(name => new SheetColumn(name, SheetStyle.Text, 30))], isHidden: true));
        }

        return file.ToArray();
    }

    private SheetColumn Column(LogColumn column) =>
        new(column.Header(language), column.Style, column.Width,
            choices.TryGetValue(column.Name, out var some) ? RangeOf(column.Name, some.Length) : null);

    private string RangeOf(string column, int count)
    {
        var letters = CellName.Column(choices.Keys.ToList().IndexOf(column));
        return $"{Lists}!${letters}$2:${letters}${count + 1}";
    }

    private void WriteExamples(SheetWriter sheet)
    {
        foreach (var example in Examples()) sheet.Write([.. LogColumn.All.Select(column => column.Cell(example.GetValueOrDefault(column.Name)))]);
    }

    private Dictionary<string, string>[] Examples()
    {
        var (number, owner) = ("KJ-2026-001", T(new("示例大学", "Example University")));
        return
        [
            new()
            {
                ["result"] = number, ["event"] = Named("registered"), ["occurred_on"] = "2024-03-15", ["owner"] = owner,
                ["title"] = T(new("固态电池电解质", "Solid-state battery electrolyte")), ["field"] = Named(catalogues.Fields, "new-materials"),
                ["origin_region"] = "110108", ["trl"] = "4",
            },
            new()
            {
                ["result"] = number, ["event"] = Named("stage-entered"), ["occurred_on"] = "2024-09-01", ["owner"] = owner,
                ["stage"] = T(Stage.PilotTesting.Name()), ["region"] = "130400",
            },
            new()
            {
                ["result"] = number, ["event"] = Named("deal-signed"), ["occurred_on"] = "2025-06-30", ["owner"] = owner,
                ["form"] = Named(catalogues.Forms, "licence"), ["contract_no"] = "HT-2025-018", ["amount"] = "1250000.50", ["currency"] = "CNY",
                ["destination_region"] = "130400",
            },
        ];
    }

    private void WriteGuide(SheetWriter sheet)
    {
        void Say(string item, Sentence meaning, Sentence? needed = null) =>
            sheet.Write(SheetCell.Of(item), SheetCell.Of(T(meaning)), SheetCell.Of(needed is null ? null : T(needed)));

        Say("", Words.TemplateHowTo);
        foreach (var column in LogColumn.All) Say(column.Header(language), column.Meaning, column.IsRequired ? Words.Always : Words.WhereNeeded);
        foreach (var code in FactCodes.InStageLogs) Say(Named(code), new(code, code));
    }

    private void WriteLists(SheetWriter sheet)
    {
        for (var i = 0; i < choices.Values.Max(some => some.Length); i++)
            sheet.Write([.. choices.Values.Select(some => SheetCell.Of(some.ElementAtOrDefault(i)))]);
    }

    private string Named(string code) => T(FactCodes.NameOf(code));

    private string Named(CodeList list, string code) => list.Find(code) is { } entry ? T(new(entry.Zh, entry.En)) : code;

    private string T(Sentence sentence) => sentence.In(language);
}
